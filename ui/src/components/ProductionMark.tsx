/** Production, unmistakably: in words as well as in red. */
export function ProductionMark() {
  return (
    <span className="flex-none rounded-sm border border-current px-1 text-sm/4 font-medium text-profile-red">production</span>
  );
}
