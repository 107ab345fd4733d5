import type { MaterialTile, TileState } from '#shared/filing/materialTiles.ts';

/** What a tile says about how it stands, and antd's colour for it. */
export function tileWords(tile: MaterialTile): { readonly text: string; readonly colour: string } {
  if (tile.state === 'missing') {
    const lacking = (tile.required?.count ?? 1) - tile.held.length;
    const wanted = tile.required?.weight === 'must' ? '缺' : '最好有';
    return {
      text: lacking > 1 ? `${wanted} ${lacking} 份` : wanted,
      colour: missingColours[tile.required?.weight ?? 'must'],
    };
  }
  return words[tile.state];
}

const missingColours = { must: 'processing', should: 'warning', hint: 'default' } as const;

const words: Readonly<Record<Exclude<TileState, 'missing'>, { text: string; colour: string }>> = {
  served: { text: '同一人，不用重复', colour: 'success' },
  problems: { text: '有必改', colour: 'error' },
  doubtful: { text: '有建议', colour: 'warning' },
  fine: { text: '合格', colour: 'success' },
};
