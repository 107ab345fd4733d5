import { expect, it } from 'vitest';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { remindersOf } from '#shared/filing/question.ts';
import { rejectionReasonRowSchema } from '#shared/rules/rejectionReasons.ts';
import { cleanApplication } from '#test/support/application.ts';

const pack = await loadRulePack();
const reason = (id: string) => {
  const found = pack.rejectionReasons.find((each) => each.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

/** What each rule about pictures foresees; an empty list: no documented reason of rejection. */
const foreseen: Readonly<Record<string, readonly string[]>> = {
  'scan.empty': ['RJ05'],
  'scan.tooManyPixels': ['RJ05'],
  'scan.notAPicture': ['RJ05'],
  'scan.unsupported': ['RJ05'],
  'scan.truncated': ['RJ05'],
  'scan.corrupt': ['RJ05'],
  'scan.timeout': [],
  'scan.format': ['RJ05'],
  'scan.extension': ['RJ05'],
  'scan.pages': [],
  'scan.bytesTooFew': ['RJ05'],
  'scan.bytesTooMany': ['RJ05'],
  'scan.bytesAboveAdvised': ['RJ05'],
  'scan.pixelsTooFew': ['RJ05'],
  'scan.cutSmall': ['RJ05'],
  'scan.pageOfPaper': [],
  'scan.dark': ['RJ07'],
  'scan.dim': ['RJ07'],
  'scan.washedOut': ['RJ07'],
  'scan.glare': ['RJ07'],
  'scan.blurred': ['RJ06'],
  'scan.blurDoubtful': ['RJ06'],
  'scan.numberGlare': ['RJ07'],
  'scan.numberBlurred': ['RJ06'],
  'scan.grey': ['RJ09'],
  'scan.greyDoubtful': ['RJ09'],
  'scan.exifOrientation': [],
  'scan.upright': [],
  'scan.fileUnreadable': [],
  'scan.fileTooLarge': [],
  'scan.fileBreaksReader': [],
  'scan.copyTooManyBytes': ['RJ05'],
  'scan.copyTooFewPixels': ['RJ05'],
  'scan.copyTooFewBytes': ['RJ05'],
  'scan.withheld': [],
  'scan.unmarked': [],
  'scan.copyEnlarged': ['RJ05'],
  'scan.copyAboveAdvised': ['RJ05'],
  'scan.partBlurred': ['RJ06'],
  'scan.shadow': ['RJ07'],
  'scan.kindUnclear': [],
  'scan.edgesUnclear': ['RJ08'],
  'scan.cut': ['RJ08'],
  'scan.small': [],
  'scan.tilted': [],
  'scan.aslant': [],
  'scan.dots': ['RJ05'],
  'scan.cardSide': ['RJ12'],
  'scan.sidesSwapped': ['RJ12'],
  'scan.bothSides': ['RJ12'],
  'scan.turned': [],
  'scan.mirrored': [],
  'scan.screen': ['RJ10'],
  'scan.drawn': ['RJ10'],
  'scan.ownMark': ['RJ11'],
  'scan.sealMissing': ['RJ23'],
  'scan.sameSide': ['RJ12'],
  'scan.codeMatches': [],
  'scan.codeDiffers': ['RJ47'],
  'scan.codeRead': [],
  'scan.codeForeign': [],
  'scan.codeOpaque': [],
  'scan.codeUnread': [],
};

it('every rule about pictures that foresees a rejection is named by its reason, and by no other', () => {
  const named = (rule: string) => pack.rejectionReasons.filter(({ rules }) => rules.includes(rule)).map(({ id }) => id);
  const rules = pack.rules.map(({ id }) => id).filter((id) => id.startsWith('scan.'));
  expect(Object.fromEntries(rules.map((rule) => [rule, named(rule)]))).toEqual(foreseen);
});

it('what the facts say software can decide is decided, or the reason why not stands beside it', () => {
  const decidable = [
    ...[1, 2, 3, 4, 5, 13, 14, 15, 16, 17, 20, 21, 22, 26, 27, 29, 30, 32, 33, 34, 36, 37, 38],
    ...[41, 43, 44, 45, 46, 47, 52, 53, 54, 55, 56],
  ].map((number) => reason(`RJ${String(number).padStart(2, '0')}`));
  for (const { id, how, unseen } of decidable) if (how !== 'full') expect(unseen, id).toMatch(/\S/u);
  expect([...decidable].filter(({ how }) => how !== 'full').map(({ id }) => id)).toEqual(
    [1, 2, 13, 14, 16, 32, 41, 52, 53].map((number) => `RJ${String(number).padStart(2, '0')}`),
  );
});

it.each(['RJ08', 'RJ10', 'RJ11', 'RJ12', 'RJ23'])(
  '%s is seen in pictures: neither asked of everybody nor unknowable',
  (id) => {
    expect(reason(id)).toMatchObject({ how: 'heuristic', unseen: expect.stringMatching(/看/) });
  },
);

it('what pictures show only in part is reminded of along with what nobody can see', () => {
  const reminders = remindersOf(cleanApplication(), pack, []);
  expect(reminders.map(({ id, note }) => [id, note])).toEqual([
    ['RJ10', '请确认拍的是原件，不是屏幕，也不是电子证照'],
    ['RJ11', '水印只能写备案用途，不要盖住文字'],
    ['RJ23', '签名用正楷，公章要完整清楚'],
    ['RJ31', '核验时对照手机号和证件号码后六位，最多错五次'],
  ]);
});

it('only what is noticed in part may have a doubt or a reminder, and only a question has somebody it is asked of', () => {
  const row = reason('RJ12');
  expect(rejectionReasonRowSchema.safeParse({ ...row, how: 'full' }).success).toBe(false);
  expect(rejectionReasonRowSchema.safeParse({ ...row, how: 'asked' }).success).toBe(false);
  expect(rejectionReasonRowSchema.safeParse(row).success).toBe(true);
});
