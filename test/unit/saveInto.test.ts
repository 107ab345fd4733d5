import { expect, it } from 'vitest';
import { bareHost } from '#backend/hostAbilities.ts';
import { openOutbox } from '#backend/outbox.ts';
import { saveInto } from '#backend/saveInto.ts';

const isOpen = () => undefined;

/** A host that notes what it is to save, and an outbox in which one file waits. */
function deskUnderTest() {
  const saved: unknown[] = [];
  const outbox = openOutbox(isOpen);
  const { ticket } = outbox.put(new File(['%PDF-样例'], '卷宗.pdf'));
  const host = {
    ...bareHost('desktop', '0.1.0'),
    saveInto: async (folder: string, name: string, file: { arrayBuffer(): Promise<ArrayBuffer> }) => {
      saved.push([folder, name, new TextDecoder().decode(await file.arrayBuffer())]);
      return { path: `${folder}/${name}` };
    },
  };
  return { host, outbox, ticket, saved };
}

it('saves what waits in the outbox under the name it is given, once', async () => {
  const { saved, ticket, ...desk } = deskUnderTest();
  const demand = { folder: '/样例', name: '样例花店-卷宗.pdf', file: { ticket } };
  expect(await saveInto(desk, demand)).toEqual({ path: '/样例/样例花店-卷宗.pdf' });
  await expect(saveInto(desk, demand)).rejects.toMatchObject({ code: 'ticketExpired' });
  expect(saved).toEqual([['/样例', '样例花店-卷宗.pdf', '%PDF-样例']]);
});

it('saves a file that is handed in as it is', async () => {
  const { saved, ticket, ...desk } = deskUnderTest();
  await saveInto(desk, { folder: '/样例', name: '承诺书.pdf', file: new File(['另一份'], 'x') });
  expect(saved).toEqual([['/样例', '承诺书.pdf', '另一份']]);
  expect(desk.outbox.take(ticket).name).toBe('卷宗.pdf');
});

it('leaves the file waiting where the host cannot save', async () => {
  const { outbox, ticket } = deskUnderTest();
  const demand = { folder: '/样例', name: '卷宗.pdf', file: { ticket } };
  const saving = saveInto({ host: bareHost('browser', '0.1.0'), outbox }, demand);
  await expect(saving).rejects.toMatchObject({ code: 'hostCannot' });
  expect(outbox.take(ticket).name).toBe('卷宗.pdf');
});
