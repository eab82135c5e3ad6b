#!/usr/bin/env bash
# Makes NotoSansSC-GBK.ttf: Noto Sans SC Regular, cut down to the characters of GBK and to Latin, Greek, Cyrillic, currencies
# and punctuation. Needs npm, and python 3.10 with venv. Run it for another version of the font; the result is committed.
#
# Only TrueType outlines in a file of one font can be embedded: no collections (.ttc), no CFF outlines (.otf). Layout tables
# go, as fpdf knows none; hinting goes, as nothing that reads a PDF uses it at these sizes.
set -euo pipefail
folder=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm pack --silent @expo-google-fonts/noto-sans-sc@0.4.3 >/dev/null
tar xzf ./*.tgz
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check fonttools==4.60.1

python/bin/python - >unicodes.txt <<'PYTHON'
chars = {0x3013}
for first, last in [(0x20, 0x7E), (0xA0, 0x24F), (0x370, 0x3FF), (0x400, 0x45F), (0x2000, 0x206F), (0x20A0, 0x20C0), (0x2100, 0x21FF)]:
    chars.update(range(first, last + 1))
for lead in range(0x81, 0xFF):
    for trail in range(0x40, 0xFF):
        try:
            chars.update(map(ord, bytes([lead, trail]).decode("gbk")))
        except UnicodeDecodeError:
            pass
print(",".join(f"{c:04X}" for c in sorted(chars)))
PYTHON
python/bin/pyftsubset package/400Regular/NotoSansSC_400Regular.ttf --unicodes-file=unicodes.txt --no-hinting --layout-features= \
	--drop-tables+=vhea,vmtx,GSUB,GPOS,GDEF,BASE,VORG,STAT --name-IDs='*' --output-file="$folder/NotoSansSC-GBK.ttf"
cp package/LICENSE_FONT "$folder/LICENSE"
