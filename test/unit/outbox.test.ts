import { expect, it } from 'vitest';
import { openOutbox } from '#backend/outbox.ts';
import { DeskError } from '#shared/api/errors.ts';
import { ticketSchema } from '#shared/api/upload.ts';

const isOpen = () => undefined;

const file = (name: string, bytes: number) => new File([new Uint8Array(bytes)], name);

it('hands a file out once, to whoever has its ticket', () => {
  const outbox = openOutbox(isOpen);
  const waiting = outbox.put(file('样例.pdf', 3));
  expect(waiting).toMatchObject({ name: '样例.pdf', size: 3 });
  expect(ticketSchema.safeParse(waiting.ticket).success).toBe(true);
  expect(outbox.take(waiting.ticket).name).toBe('样例.pdf');
  expect(() => outbox.take(waiting.ticket)).toThrow(expect.objectContaining({ code: 'ticketExpired' }));
  expect(() => outbox.take('0'.repeat(32))).toThrow(expect.objectContaining({ code: 'ticketExpired' }));
});

it('keeps a file it hands over until that has succeeded', async () => {
  const outbox = openOutbox(isOpen);
  const { ticket } = outbox.put(file('样例.pdf', 3));
  const full = () => Promise.reject(new Error('disk full'));
  await expect(outbox.handOver(ticket, full)).rejects.toThrow('disk full');
  expect(await outbox.handOver(ticket, async ({ name }) => name)).toBe('样例.pdf');
  expect(() => outbox.take(ticket)).toThrow(expect.objectContaining({ code: 'ticketExpired' }));
  await expect(outbox.handOver(ticket, full)).rejects.toMatchObject({ code: 'ticketExpired' });
});

it('gives every file a ticket of its own, even the same file', () => {
  const outbox = openOutbox(isOpen);
  const same = file('样例.pdf', 1);
  const tickets = Array.from({ length: 100 }, () => outbox.put(same).ticket);
  expect(new Set(tickets).size).toBe(100);
});

it('drops the oldest when too many bytes wait, never the newest', () => {
  const outbox = openOutbox(isOpen, 10);
  const [first, second, third] = [file('一', 4), file('二', 4), file('三', 4)].map((each) => outbox.put(each));
  expect([first?.dropped, second?.dropped, third?.dropped]).toEqual([[], [], [first?.ticket]]);
  expect(() => outbox.take(first?.ticket ?? '')).toThrow(expect.objectContaining({ code: 'ticketExpired' }));
  expect(outbox.take(second?.ticket ?? '').name).toBe('二');
  const huge = outbox.put(file('大', 100));
  expect(huge.dropped).toEqual([third?.ticket]);
  expect(() => outbox.take(third?.ticket ?? '')).toThrow(expect.objectContaining({ code: 'ticketExpired' }));
  expect(outbox.take(huge.ticket).name).toBe('大');
});

it('forgets everything when it is cleared', () => {
  const outbox = openOutbox(isOpen);
  const { ticket } = outbox.put(file('样例.pdf', 3));
  outbox.clear();
  expect(() => outbox.take(ticket)).toThrow(expect.objectContaining({ code: 'ticketExpired' }));
});

it('takes nothing and hands nothing out while no vault is open', async () => {
  let open = true;
  const outbox = openOutbox(() => {
    if (!open) throw new DeskError('vaultLocked');
  });
  const { ticket } = outbox.put(file('样例.pdf', 3));
  open = false;
  const locked = expect.objectContaining({ code: 'vaultLocked' });
  expect(() => outbox.put(file('样例.zip', 3))).toThrow(locked);
  expect(() => outbox.take(ticket)).toThrow(locked);
  await expect(outbox.handOver(ticket, async () => 'saved')).rejects.toEqual(locked);
});
