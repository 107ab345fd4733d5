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
  served: { text: '同一人，不用重复', colour: 'success' },
  problems: { text: '有必改', colour: 'error' },
  doubtful: { text: '有建议', colour: 'warning' },
  fine: { text: '合格', colour: 'success' },
};
