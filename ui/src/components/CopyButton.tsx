import { useEffect, useRef, useState } from "react";
import { failureDetails, FailureError } from "@/lib/errors";
import { flashes } from "@/lib/flash";
import { useHost } from "@/platform/host";
import { Button } from "./Button";
import { IconButton } from "./IconButton";

export interface CopyButtonProps {
  text: string;
  /** What is copied: "Copy ARN". */
  label: string;
  /** With its label beside the icon, rather than in a tooltip. */
  labelled?: boolean;
  className?: string;
}

const SHOWN_MS = 1600;

/** Copies through the program, and says so for a moment. */
export function CopyButton({ text, label, labelled = false, className }: CopyButtonProps) {
  const host = useHost();
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );

  const copy = async () => {
    try {
      await host.commands.clipboardWrite(text);
    } catch (thrown) {
      if (!(thrown instanceof FailureError)) throw thrown;
      flashes.show({ id: "copy", tone: "bad", title: "Not copied", detail: failureDetails(thrown.failure) });
      return;
    }
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setCopied(false);
    }, SHOWN_MS);
  };

  const look = {
    icon: copied ? ("check" as const) : ("copy" as const),
    onClick: () => void copy(),
    ...(className === undefined ? {} : { className }),
  };
  return (
    <>
      {labelled ? (
        <Button variant="quiet" {...look}>
          {copied ? "Copied" : label}
        </Button>
      ) : (
        <IconButton small label={label} tooltip={copied ? "Copied" : label} {...look} />
      )}
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </>
  );
}
