import { Link } from "@tanstack/react-router";
import { EmptyState } from "@/components/EmptyState";
import { paths } from "@/lib/paths";
import { usePageTitle } from "@/lib/usePageTitle";

export function NotFound() {
  usePageTitle("Not found");
  return (
    <EmptyState
      icon="search"
      title="There is no such page"
      actions={
        <Link {...paths.fleet()} className="text-accent">
          Back to the fleet
        </Link>
      }
    />
  );
}
