import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { asFailure } from "@/lib/errors";
import { keys } from "@/lib/queries";
import type { Failure, SignInHow, SignInView } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";

export interface SignInProgress {
  view: SignInView | undefined;
  /** Why it could not even begin. */
  failure: Failure | null;
  /** Null for the way that suits the session. */
  begin: (how: SignInHow | null) => void;
  cancel: () => void;
}

/** A sign-in to a session, begun by the click that opened its dialog, and told by events. */
export function useSignIn(session: string): SignInProgress {
  const { commands } = useHost();
  const client = useQueryClient();
  const [failure, setFailure] = useState<Failure | null>(null);
  // Until it has begun, what is known is of an earlier sign-in and says nothing of this one.
  const [starting, setStarting] = useState(true);
  const key = keys.signIn(session);
  const { data: view } = useQuery<SignInView>({ queryKey: key, queryFn: skipToken });

  const begin = async (how: SignInHow | null) => {
    setStarting(true);
    setFailure(null);
    try {
      // One at a time: the way that did not suit is given up before another is tried.
      if (how !== null) await commands.signInCancel(session);
      client.removeQueries({ queryKey: key });
      const answer = await commands.sessionSignIn(session, how);
      // Events are ahead of the answer where the browser was quick: what they said of this one stays.
      client.setQueryData<SignInView>(key, (told) => (told === undefined || told.url !== answer.url ? answer : told));
    } catch (thrown) {
      setFailure(asFailure(thrown));
    } finally {
      setStarting(false);
    }
  };

  // Once: the dialog's opening is the click.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void begin(null);
  });

  const ended =
    failure !== null ||
    (!starting && view !== undefined && view.state.kind !== "starting" && view.state.kind !== "waiting");
  return {
    view: starting ? undefined : view,
    failure,
    begin: (how) => void begin(how),
    cancel: () => {
      // Giving up cannot fail in a way that anybody could act on: it ends by itself after its time.
      if (!ended) void commands.signInCancel(session).catch(() => undefined);
    },
  };
}
