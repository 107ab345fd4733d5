import { DeskError } from '#shared/api/errors.ts';
import { chinaMinute } from '#shared/calendar/chinaDay.ts';
import { mentionPlace } from '#shared/erasure/mentionPlaces.ts';
import { fieldLabel } from '#shared/filing/fieldLabel.ts';
import { type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';
import { personSchema, type Role, roleLabels } from '#shared/filing/person.ts';
import { shownValue } from '#shared/filing/shownValue.ts';
import { stageLabels } from '#shared/filing/stage.ts';
import { subjectSchema } from '#shared/filing/subject.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import type { PlainItem, PlainPages } from '../reports/plainPages.ts';
import { findMentions } from '../vault/erasure/mentions.ts';
import type { ReadDatabase } from '../vault/sql.ts';
import {
  type FormerPicture,
  findOwnSubjects,
  findPersons,
  type HeldRole,
  listFormerPictures,
  listHeldLetters,
  listHeldPictures,
  listHeldRoles,
  listTrayHoldings,
  personDates,
  type TrayHolding,
} from '../vault/store/personHoldings.ts';
import { getPerson } from '../vault/store/persons.ts';
import { getSubject } from '../vault/store/subjects.ts';

/** Whom it is about, by name and number. */
export interface WhoseData {
  readonly name: string;
  readonly number: string;
}

/** What is looked up elsewhere. */
interface Looks {
  readonly titles: ReadonlyMap<string, string>;
  readonly proposedFor: (cases: readonly Pick<HeldRole, 'caseNumber'>[]) => readonly number[];
}

const line = (label: string, text: string) => ({ label, text });
const at = (moment: string) => chinaMinute(new Date(moment));

/**
 * Everything the vault holds about one human being, with numbers whole: the person has a right to it (个人信息保护法
 * 第四十五条). `titles` names letter templates, `proposedFor` things of the tray that seem to belong into cases. Throws `personMissing`.
 */
export function gatherPerson(
  db: ReadDatabase,
  { name, number: typed }: WhoseData,
  pack: RulePack,
  { titles, proposedFor }: Looks,
): PlainPages['sections'] {
  const whose = { name, number: typed.replace(/\s/g, '') };
  const persons = findPersons(db, whose);
  const subjects = findOwnSubjects(db, whose);
  if (persons.length === 0 && subjects.length === 0) throw new DeskError('personMissing');
  const roles = listHeldRoles(db, persons);
  const words = [name, whose.number];
  return [
    {
      title: '登记的资料',
      none: '没有。',
      items: [...persons.map((id) => personItem(db, id, pack)), ...subjects.map((id) => subjectItem(db, id, pack))],
    },
    { title: '在哪些案件里、是什么身份', none: '没有。', items: roleItems(roles) },
    {
      title: '图片和扫描件',
      none: '没有。',
      items: [
        ...pictureItems(db, roles),
        ...listFormerPictures(db, persons).map((picture) => ({
          title: '这个案件里换下的图片（不再使用，还保存着，可能是本人的）',
          lines: pictureLines(picture),
        })),
        ...listTrayHoldings(db, { personIds: persons, words, proposed: proposedFor(roles) }).map(trayItem),
      ],
    },
    {
      title: '打印过的文书',
      none: '没有。',
      items: listHeldLetters(db, words).map(({ caseNumber, template, madeAt, fields }) => ({
        title: titles.get(template) ?? template,
        lines: [
          line('案件', caseNumber),
          line('生成时间', at(madeAt)),
          line('写到的内容', [...new Set(fields)].join('；')),
        ],
      })),
    },
    { title: '别处提到姓名或号码', none: '没有。', items: mentionItems(db, words) },
  ];
}

function personItem(db: ReadDatabase, id: number, pack: RulePack): PlainItem {
  const person = getPerson(db, id);
  const dates = personDates(db, id);
  if (!person || !dates) throw new Error(`person ${id} vanished`);
  const fields = Object.keys(personSchema.shape) as (keyof typeof personSchema.shape)[];
  return {
    title: person.name,
    lines: [
      ...fields.map((key) =>
        line(
          fieldLabel(`roles.subjectPrincipal.${key}`).replace(roleLabels.subjectPrincipal, ''),
          shownValue(`roles.subjectPrincipal.${key}`, person[key], pack),
        ),
      ),
      line('登记时间', at(dates.createdAt)),
      line('最后修改', at(dates.updatedAt)),
    ],
  };
}

function subjectItem(db: ReadDatabase, id: number, pack: RulePack): PlainItem {
  const subject = getSubject(db, id);
  if (!subject) throw new Error(`subject ${id} vanished`);
  const fields = Object.keys(subjectSchema.shape) as (keyof typeof subjectSchema.shape)[];
  return {
    title: `作为主体：${subject.name ?? ''}`,
    lines: fields.map((key) => line(fieldLabel(`subject.${key}`), shownValue(`subject.${key}`, subject[key], pack))),
  };
}

function roleItems(roles: readonly HeldRole[]): PlainItem[] {
  return [...Map.groupBy(roles, ({ caseNumber }) => caseNumber)].flatMap(([number, held]) => {
    const [first] = held;
    if (!first) return [];
    return {
      title: `案件 ${number}${first.removedAt === null ? '' : '（在回收站）'}`,
      lines: [
        line('身份', held.map(({ role }) => roleLabels[role]).join('、')),
        line('主体', first.subjectName ?? '未填写'),
        line('小程序', first.miniProgramName ?? '未填写'),
        line('阶段', stageLabels[first.stage]),
        line('建立时间', at(first.createdAt)),
      ],
    };
  });
}

/** Papers that show a person without being named for a role. */
const personal: ReadonlySet<MaterialSlotId> = new Set([
  'residencePermit',
  'holdingPhoto',
  'promiseVideo',
  'agencyMandate',
]);

function pictureItems(db: ReadDatabase, roles: readonly HeldRole[]): PlainItem[] {
  return [...Map.groupBy(roles, ({ caseId }) => caseId)].flatMap(([caseId, held]) => {
    const theirs = new Set<Role>(held.map(({ role }) => role));
    return listHeldPictures(db, caseId)
      .filter(({ slot }) => personal.has(slot) || [...theirs].some((role) => slot.startsWith(role)))
      .map(({ slot, ...picture }) => ({ title: materialSlot(slot).label, lines: pictureLines(picture) }));
  });
}

function trayItem({ state, path, bytes, takenAt }: TrayHolding): PlainItem {
  const where = state === 'pending' ? '收件里还没有放进案件的' : '收件里放到一边的';
  return {
    title: `${where}（名称提到本人，或者像是本人案件的材料）`,
    lines: [
      line('文件名', path),
      line('大小', bytes === null ? '文件打不开，只记了名称' : formatBytes(bytes)),
      line('收到时间', at(takenAt)),
    ],
  };
}

function pictureLines({ caseNumber, name, bytes, receivedAt, fixes }: FormerPicture): PlainItem['lines'] {
  return [
    line('案件', caseNumber),
    line('文件名', name),
    line('大小', formatBytes(bytes)),
    line('收到时间', at(receivedAt)),
    ...(fixes > 0 ? [line('裁正过的图片', `${fixes} 份`)] : []),
  ];
}

/** The rows of the persons themselves and their letters are listed above. */
const listed: ReadonlySet<string> = new Set(['persons', 'letter_values']);

function mentionItems(db: ReadDatabase, words: readonly string[]): PlainItem[] {
  const found = findMentions(db, words).filter(({ table }) => !listed.has(table));
  const byPlace = Map.groupBy(found, ({ table }) => mentionPlace(table));
  return byPlace.size === 0
    ? []
    : [
        {
          title: null,
          lines: [...byPlace].map(([place, mentions]) =>
            line(place, `${mentions.reduce((sum, { rows }) => sum + rows, 0)} 处`),
          ),
        },
      ];
}
