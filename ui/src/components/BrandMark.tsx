/** The mark of Trackside: a line switched to its track. */
export function BrandMark({ size = 20 }: { size?: number }) {
  return (
    <svg aria-hidden="true" className="block flex-none" width={size} height={size} viewBox="0 0 24 24">
      <rect width="24" height="24" rx="6" className="fill-accent-strong" />
      <path d="M5 16c4 0 4-8 8-8h6" className="fill-none stroke-on-accent" strokeWidth="2.4" strokeLinecap="round" />
      <circle cx="19" cy="8" r="2" className="fill-on-accent" />
      <path d="M5 19.500h14" className="stroke-on-accent" strokeOpacity=".55" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  );
}
