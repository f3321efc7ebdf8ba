#!/usr/bin/env bash
# Draws every icon file from its SVG. Needs Node only: the Tauri CLI is run through npx.
#   bash icons/generate.sh
set -euo pipefail
cd "$(dirname "$0")"

tauri() { npx --yes @tauri-apps/cli@2.12.5 "$@"; }
drawn=$(mktemp -d)
trap 'rm -rf "$drawn"' EXIT

# The CLI draws for phones and the Windows store as well; a desktop bundle wants these alone.
tauri icon trackside.svg -o "$drawn/app"
for file in 32x32.png 64x64.png 128x128.png 128x128@2x.png icon.png icon.icns icon.ico; do
  cp "$drawn/app/$file" "$file"
done

# A tray icon is one colour, and no desktop says which colour its panel has: one drawing for each.
# macOS takes the dark one as a template and colours it itself.
tauri icon tray.svg --png 64 -o "$drawn/light"
sed 's/color="#ffffff"/color="#000000"/' tray.svg > "$drawn/tray-dark.svg"
tauri icon "$drawn/tray-dark.svg" --png 64 -o "$drawn/dark"
cp "$drawn/light/64x64.png" tray-light.png
cp "$drawn/dark/64x64.png" tray-dark.png
