import { Button, type ButtonProps } from "@/components/Button";
import { type NeedAsked, needWords, useNeedDesk } from "@/lib/needs";

export interface NeedButtonProps extends Pick<ButtonProps, "variant" | "className"> {
  asked: NeedAsked;
  /** Where several stand in a list, whose it is is part of the name. */
  named?: boolean;
  onAsked?: () => void;
}

/** The way to what credentials wait for: Sign in…, Enter code…, Unlock…. */
export function NeedButton({ asked, named = false, onAsked, ...look }: NeedButtonProps) {
  const desk = useNeedDesk();
  const { action } = needWords(asked.need);
  if (desk === null) return null;
  return (
    <Button
      {...look}
      aria-label={named ? `${action} ${asked.profile}` : undefined}
      onClick={() => {
        onAsked?.();
        desk.meet(asked);
      }}
    >
      {action}
    </Button>
  );
}
