import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { BrandMark } from "@/components/BrandMark";
import { ErrorNotice } from "@/components/ErrorNotice";
import { Flashbar } from "@/components/Flashbar";
import { asFailure } from "@/lib/errors";

/** Where not even the frame can be drawn. */
export function StartFailed({ error }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <main className="flex h-full flex-col">
      <div className="grid min-h-0 flex-1 place-content-center gap-4 p-6">
        <h1 className="flex items-center gap-2 text-lg font-semibold">
          <BrandMark /> Trackside could not start
        </h1>
        <ErrorNotice failure={asFailure(error)} className="w-160 max-w-full" onRetry={() => void router.invalidate()} />
      </div>
      <Flashbar />
    </main>
  );
}
