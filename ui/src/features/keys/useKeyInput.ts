import { useState } from "react";
import type { KeySecret } from "@/platform/bindings/types";

/** The fields of a key. Whatever changes makes an earlier test worthless: `onChange`. */
export function useKeyInput(onChange: () => void) {
  const [accessKeyId, setAccessKeyId] = useState("");
  const [hasSecret, setHasSecret] = useState(false);
  const [hasToken, setHasToken] = useState(false);

  // AWS begins the ids of temporary keys so; they come with a token and are not worth keeping.
  const temporary = accessKeyId.trim().startsWith("ASIA");

  return {
    accessKeyId,
    setAccessKeyId: (id: string) => {
      setAccessKeyId(id);
      onChange();
    },
    temporary,
    onSecret: (filled: boolean) => {
      setHasSecret(filled);
      onChange();
    },
    onToken: (filled: boolean) => {
      setHasToken(filled);
      onChange();
    },
    /** What is still lacking, for the button that would send it. */
    lacks:
      accessKeyId.trim() === ""
        ? "Type the access key id first."
        : !hasSecret
          ? "Type the secret access key first."
          : temporary && !hasToken
            ? "A temporary key comes with a session token."
            : undefined,
    /** The key, with its secrets as they stand in the form at this moment. */
    read: (form: HTMLFormElement): KeySecret => ({
      accessKeyId: accessKeyId.trim(),
      secretAccessKey: typed(form, "secretAccessKey"),
      sessionToken: temporary ? typed(form, "sessionToken") : null,
    }),
  };
}

function typed(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value.trim() : "";
}

export type KeyInput = ReturnType<typeof useKeyInput>;
