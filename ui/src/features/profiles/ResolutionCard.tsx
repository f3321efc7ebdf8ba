import { Card } from "@/components/Card";
import type { Resolution } from "@/platform/bindings/types";
import { Place } from "./Place";

/** How the profile comes by its credentials, in the order in which it is done. */
export function ResolutionCard({ resolution: { steps, sections } }: { resolution: Resolution }) {
  return (
    <Card title="How it resolves">
      {steps.length === 0 ? (
        <p className="text-muted">It does not come to any credentials. What is wrong with it is said above.</p>
      ) : (
        <ol className="grid gap-3">
          {steps.map((step, index) => (
            <li key={`${step.profile} ${step.what} ${step.detail ?? ""}`} className="flex gap-3">
              <span
                aria-hidden="true"
                className="num flex size-5 flex-none items-center justify-center rounded-full bg-hover text-sm text-muted"
              >
                {index + 1}
              </span>
              <div className="min-w-0">
                <p className="wrap-anywhere">{step.what}</p>
                {step.detail !== null && <code className="wrap-anywhere select-text">{step.detail}</code>}
                {step.place === null ? (
                  <p className="text-sm text-muted">{step.profile}</p>
                ) : (
                  <Place place={step.place} />
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
      {sections.length > 0 && (
        <details className="mt-3 border-t border-line pt-2">
          <summary className="w-fit rounded-sm text-muted">Sections that have a part in it</summary>
          <ul className="mt-1 grid gap-0.5">
            {sections.map((place) => (
              <li key={`${place.file} ${place.line}`}>
                <Place place={place} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
