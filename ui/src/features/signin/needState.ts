import { createContext, use } from "react";
import type { NeedAsked } from "@/lib/needs";

export interface NeedState {
  /** What is asked, and still on screen while the dialog leaves. */
  asked: NeedAsked | null;
  shown: boolean;
  /** Which question it is, so that each begins with nothing typed. */
  turn: number;
  /** The place in which dialogs stand: the innermost that is open. */
  outlet: symbol | null;
  enter: (outlet: symbol) => () => void;
  /** Nothing was answered; what was interrupted stays so. */
  close: () => void;
  /** The credentials of these profiles have come. */
  met: (profiles: readonly string[]) => void;
}

export const NeedStateContext = createContext<NeedState | null>(null);

export function useNeedState(): NeedState {
  const state = use(NeedStateContext);
  if (state === null) throw new Error("a dialog for credentials stands outside <NeedProvider>");
  return state;
}
