/** App Runner's managed runtimes, and the day on which AWS stops patching them. */
interface Runtime {
  words: string;
  /** The first day without support, at midnight UTC; absent where none is announced. */
  endsAt?: number;
}

const december = (day: number) => Date.UTC(2025, 11, day);

const runtimes: Record<string, Runtime> = {
  PYTHON_3: { words: "Python 3", endsAt: december(1) },
  PYTHON_311: { words: "Python 3.11" },
  NODEJS_12: { words: "Node.js 12", endsAt: december(1) },
  NODEJS_14: { words: "Node.js 14", endsAt: december(1) },
  NODEJS_16: { words: "Node.js 16", endsAt: december(1) },
  NODEJS_18: { words: "Node.js 18", endsAt: december(1) },
  NODEJS_22: { words: "Node.js 22" },
  CORRETTO_8: { words: "Corretto 8" },
  CORRETTO_11: { words: "Corretto 11" },
  GO_1: { words: "Go 1", endsAt: december(1) },
  DOTNET_6: { words: ".NET 6", endsAt: december(1) },
  RUBY_31: { words: "Ruby 3.1", endsAt: december(1) },
  PHP_81: { words: "PHP 8.1", endsAt: december(31) },
};

export interface RuntimeWords {
  words: string;
  /** Said as a warning: it runs, but without patches. */
  ended: string | null;
}

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** A runtime in words; one that is not known here is shown as AWS reports it. */
export function runtimeWords(runtime: string, now: number): RuntimeWords {
  const known = runtimes[runtime];
  if (known === undefined) return { words: runtime, ended: null };
  const { words, endsAt } = known;
  const over = endsAt !== undefined && now >= endsAt;
  return { words, ended: over ? `past end of support since ${day.format(endsAt)}` : null };
}
