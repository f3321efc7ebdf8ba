import { useRef, useState } from "react";
import { asFailure } from "@/lib/errors";
import type { Failure, KeyDraft, KeyTested } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";

type Phase = "typing" | "testing" | "tested" | "saving";

/** A key is tested before it is kept, and what is kept is what was tested. */
export function useKeyTest() {
  const { commands } = useHost();
  const [phase, setPhase] = useState<Phase>("typing");
  const [tested, setTested] = useState<KeyTested | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // What was typed while a test was under way makes its answer that of another key.
  const turn = useRef(0);

  const run = async (during: Phase, work: () => Promise<void>) => {
    turn.current += 1;
    const mine = turn.current;
    setPhase(during);
    setFailure(null);
    try {
      await work();
    } catch (thrown) {
      if (turn.current !== mine) return;
      setFailure(asFailure(thrown));
      setPhase(during === "saving" ? "tested" : "typing");
    }
  };
  return {
    phase,
    tested,
    failure,
    changed: () => {
      turn.current += 1;
      setPhase("typing");
      setTested(null);
      setFailure(null);
    },
    test: (draft: KeyDraft) =>
      run("testing", async () => {
        const mine = turn.current;
        const answer = await commands.keyTest(draft);
        if (turn.current !== mine) return;
        setTested(answer);
        setPhase("tested");
      }),
    save: (work: () => Promise<void>) => run("saving", work),
  };
}

export type KeyTest = ReturnType<typeof useKeyTest>;
