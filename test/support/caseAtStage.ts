import type { Stage } from '#shared/filing/stage.ts';
import { stageSchema } from '#shared/filing/stage.ts';
import { type EditingDesk, editingDesk, takeOnCase } from './editingDesk.ts';

/** A desk with one case that went on to `stage` step by step. */
export async function deskWithCase(stage: Stage = 'findEntrance') {
  const desk = await editingDesk();
  const caseNumber = await takeOnCase(desk.client);
  const way = stageSchema.options.slice(0, stageSchema.options.indexOf(stage) + 1);
  for (const [index, to] of way.entries())
    if (index > 0) await move(desk, caseNumber, way[index - 1] ?? 'findEntrance', to);
  return { ...desk, caseNumber, [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose]() };
}

/** One step, at this moment unless another one is said. */
export function move(
  { client }: Pick<EditingDesk, 'client'>,
  caseNumber: string,
  from: Stage,
  to: Stage,
  said: { readonly at?: string; readonly note?: string } = {},
) {
  return client.progress.move({ caseNumber, from, to, at: said.at ?? null, note: said.note ?? null });
}
