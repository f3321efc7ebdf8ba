import type { OverlayProps } from "@/lib/lazily";
import { KeyringDialog } from "./KeyringDialog";
import { LoginDialog } from "./LoginDialog";
import { MfaDialog } from "./MfaDialog";
import { useNeedState } from "./needState";
import { SignInDialog } from "./SignInDialog";

/** The dialog of whatever is asked. */
export function NeedDialogs(overlay: OverlayProps) {
  const { asked, turn, met } = useNeedState();
  if (asked === null) return null;
  const { need, profile } = asked;
  switch (need.kind) {
    case "signIn":
      return <SignInDialog key={turn} {...overlay} session={need.session} profile={profile} onDone={met} />;
    case "mfa":
      return <MfaDialog key={turn} {...overlay} profile={profile} serial={need.serial} onDone={() => met([profile])} />;
    case "login":
      return <LoginDialog key={turn} {...overlay} profile={need.profile} onDone={() => met([need.profile, profile])} />;
    case "keyring":
      return (
        <KeyringDialog
          key={turn}
          {...overlay}
          profile={need.profile}
          obstacle={need.obstacle}
          onDone={() => met([need.profile, profile])}
        />
      );
    default:
      return need satisfies never;
  }
}
