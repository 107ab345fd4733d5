import type { Finding } from '#shared/filing/finding.ts';
import { slotPlace } from '#shared/filing/materialSlot.ts';
import type { MaterialTile, TileState } from '#shared/filing/materialTiles.ts';
import { lackingPapers } from '#shared/filing/requiredMaterial.ts';

/** What a tile says about how it stands, and antd's colour for it. */
export function tileWords(tile: MaterialTile): { readonly text: string; readonly colour: string } {
  if (tile.state === 'missing') {
    const [heaviest] = tile.required ? lackingPapers(tile.required, tile.held.length) : [];
    const lacking = (tile.required?.count ?? 1) - tile.held.length;
    const weight = heaviest?.weight ?? 'must';
    const wanted = missingWords[weight];
    return { text: lacking > 1 ? `${wanted} ${lacking} 份` : wanted, colour: missingColours[weight] };
  }
  return words[tile.state];
}

const missingWords = { must: '缺', should: '最好有', hint: '最好有' } as const;
const missingColours = { must: 'processing', should: 'warning', hint: 'default' } as const;

const words: Readonly<Record<Exclude<TileState, 'missing'>, { text: string; colour: string }>> = {
  awaited: { text: '同一人', colour: 'default' },
  served: { text: '同一人，不用重复', colour: 'success' },
  problems: { text: '有必改', colour: 'error' },
  doubtful: { text: '有建议', colour: 'warning' },
  fine: { text: '合格', colour: 'success' },
};

/**
 * What the head of the tiles says: how many papers the case must have and has not, and how many files are to be put right, called as the
 * case's findings call them.
 */
export function headWords(
  tiles: readonly MaterialTile[],
  findings: readonly Pick<Finding, 'where' | 'weight'>[] = [],
): string {
  const missing = tiles.filter(({ state, required }) => state === 'missing' && required?.weight === 'must');
  const wrong = onceAFile(
    tiles.filter(({ state }) => state === 'problems'),
    new Set(findings.flatMap(({ where, weight }) => (weight === 'must' ? [where] : []))),
  );
  const said =
    missing.length > 0
      ? `还缺 ${missing.length} 样必需的：${missing.map(({ slot }) => slot.label).join('、')}`
      : '必需的材料都有了';
  return wrong.length > 0 ? `${said}；要改的有：${wrong.join('、')}。` : missing.length > 0 ? said : `${said}。`;
}

/**
 * The slots, those that hold the same files told once: one picture of three roles is one to be put right, by the name of that one
 * where the findings tell it.
 */
function onceAFile(tiles: readonly MaterialTile[], told: ReadonlySet<string>): string[] {
  const filesOf = ({ slot, held }: MaterialTile) =>
    held.length === 0 ? slot.id : held.map(({ scanId }) => scanId).join(' ');
  return [...Map.groupBy(tiles, filesOf).values()].map((same) => {
    const label = (same.find(({ slot }) => told.has(slotPlace(slot))) ?? same[0])?.slot.label ?? '';
    return same.length > 1 ? `${label}（${same.length} 处用的是同一张）` : label;
  });
}
