import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { type NeedAsked, type NeedDesk, NeedDeskContext, readAgain } from "@/lib/needs";
import { useTakeProfiles } from "@/features/profiles/useTakeProfiles";
import { useHost } from "@/platform/host";
import { NeedStateContext } from "./needState";

interface Question {
  asked: NeedAsked;
  turn: number;
}

/** Asks the person for what credentials wait for, one question at a time, and only after a click. */
export function NeedProvider({ children }: { children: ReactNode }) {
  const { commands } = useHost();
  const client = useQueryClient();
  const take = useTakeProfiles();
  const [question, setQuestion] = useState<Question | null>(null);
  const [shown, setShown] = useState(false);
  const [outlets, setOutlets] = useState<readonly symbol[]>([]);

  const desk = useMemo<NeedDesk>(
    () => ({
      meet: (asked) => {
        setQuestion((before) => ({ asked, turn: (before?.turn ?? 0) + 1 }));
        setShown(true);
      },
    }),
    [],
  );
  const enter = useCallback((outlet: symbol) => {
    setOutlets((known) => [...known, outlet]);
    return () => setOutlets((known) => known.filter((other) => other !== outlet));
  }, []);
  const asked = question?.asked ?? null;
  // The click was about this profile, which may be on no page that asks by itself who it is. What stands
  // in the way is a state of the profile, and shown as one.
  const tell = (profile: string) => {
    commands
      .profileIdentify(profile)
      .then(take)
      .catch(() => undefined);
  };

  return (
    <NeedDeskContext value={desk}>
      <NeedStateContext
        value={{
          asked,
          shown,
          turn: question?.turn ?? 0,
          outlet: outlets.at(-1) ?? null,
          enter,
          close: () => setShown(false),
          met: (profiles) => {
            setShown(false);
            readAgain(client, profiles);
            asked?.onMet?.();
            if (asked !== null) tell(asked.profile);
          },
        }}
      >
        {children}
      </NeedStateContext>
    </NeedDeskContext>
  );
}
