import { IconButton } from "@/components/IconButton";
import { useSettings } from "@/lib/start";
import { resolveTheme } from "@/lib/theme";
import { useSaveSettings } from "@/lib/useSaveSettings";

export function ThemeToggle() {
  const { theme } = useSettings();
  const save = useSaveSettings();
  const other = resolveTheme(theme) === "dark" ? "light" : "dark";
  return (
    <IconButton
      icon={other === "light" ? "sun" : "moon"}
      label={`Use the ${other} theme`}
      onClick={() => save({ theme: other })}
    />
  );
}
