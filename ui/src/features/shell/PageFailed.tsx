import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { ErrorNotice } from "@/components/ErrorNotice";
import { asFailure } from "@/lib/errors";

/** In place of a page that failed to draw; the frame around it goes on. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <div className="p-5">
      <ErrorNotice
        failure={asFailure(error)}
        what="This page could not be shown"
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </div>
  );
}
