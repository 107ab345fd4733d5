import type { Application } from '#shared/filing/filingCase.ts';
import { personIn } from '#shared/filing/filingCase.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { type Role, roleLabels } from '#shared/filing/person.ts';
import type { NumberKind } from '#shared/rules/rulePack.ts';
import { mm } from '../pdf/createPdf.ts';
import { fitInside, type Placeable } from '../pdf/imagePage.ts';
import type { DossierTables } from './dossierInput.ts';
import { cardSize, contentArea } from './dossierStyle.ts';
import type { PlacedItem, PlannedMaterial } from './planMaterials.ts';
import type { TakenMaterial } from './takenMaterial.ts';

/** The two slots of one person's certificate. */
export interface CardSide {
  readonly role: Role;
  readonly front: MaterialSlotId;
  readonly back: MaterialSlotId;
}

const sides: readonly CardSide[] = [
  { role: 'subjectPrincipal', front: 'subjectPrincipalFront', back: 'subjectPrincipalBack' },
  { role: 'appPrincipal', front: 'appPrincipalFront', back: 'appPrincipalBack' },
  { role: 'legalRepresentative', front: 'legalRepresentativeFront', back: 'legalRepresentativeBack' },
];

/** Certificates that are cards of ID-1 size; passports are booklets, and of the rest we do not know. */
const cardKinds: ReadonlySet<NumberKind> = new Set([
  'resident-id',
  'hkmo-residence',
  'tw-residence',
  'hkmo-permit',
  'tw-permit',
  'foreign-permanent-id',
]);

/** Shape (width by height) of a picture that may be a card cut out or photographed from above; a card has 1.585. */
const cardShape = { least: 1.2, most: 2.1 } as const;

/** The roles whose certificate is a card; one whose type was not entered is taken for the usual resident ID. */
export function cardSidesOf(application: Application, tables: Pick<DossierTables, 'certificateTypes'>): CardSide[] {
  return sides.filter(({ role }) => {
    const type = personIn(application, role)?.certificateType ?? null;
    if (type === null) return true;
    const kind = tables.certificateTypes.find((row) => row.id === type)?.numberKind ?? null;
    return kind !== null && cardKinds.has(kind);
  });
}

/** A page with both sides of one card; `uses` are the materials it shows. */
export interface PlannedCard {
  readonly uses: readonly TakenMaterial[];
  readonly planned: PlannedMaterial;
}

/** One page for each pair of sides, however many roles that pair serves. Pure. */
export function planCards(
  taken: readonly TakenMaterial[],
  cards: readonly CardSide[],
  describe: (material: TakenMaterial) => readonly string[],
): PlannedCard[] {
  const pages = new Map<string, PlannedCard & { roles: Role[] }>();
  for (const { role, front, back } of cards) {
    const one = taken.find((material) => material.slots.includes(front));
    const other = taken.find((material) => material.slots.includes(back));
    const face = asCard(one);
    const reverse = asCard(other);
    const uses = [face && one, reverse && other].filter((material) => material != null);
    if (uses.length === 0) continue;
    const key = uses.map((material) => material.file.facts.sha256).join(' ');
    const roles = [...(pages.get(key)?.roles ?? []), role];
    const title = `${roles.map((each) => roleLabels[each]).join('、')}证件`;
    // A side that came in another form has a page of its own; an empty frame would say it is missing.
    const items = [
      ...(face || !one ? [{ label: '人像面', what: face, captions: one ? describe(one) : [] }] : []),
      ...(reverse || !other ? [{ label: '国徽面', what: reverse, captions: other ? describe(other) : [] }] : []),
    ];
    pages.set(key, { uses, roles, planned: cardPage(title, items) });
  }
  return [...pages.values()];
}

function cardPage(
  title: string,
  items: readonly { label: string; what: Placeable | null; captions: readonly string[] }[],
): PlannedMaterial {
  const area = contentArea();
  const top = area.y + area.height - firstTop;
  return {
    title,
    pages: [
      {
        landscape: false,
        title,
        captions: ['图片排在证件原大的框内（85.6 × 54 毫米）；打印时请选择“实际大小”。'],
        notice: null,
        items: items.map(({ label, what, captions }, index): PlacedItem => {
          const frame = {
            x: area.x + (area.width - cardSize.width) / 2,
            y: top - cardSize.height - index * step,
            ...cardSize,
          };
          return {
            what,
            frame,
            box: what ? fitInside(what, frame) : frame,
            label: what ? label : `${label}：未收到`,
            captions,
          };
        }),
      },
    ],
  };
}

/** From the top of the content to the first card, and from card to card. */
const firstTop = 32 * mm;
const step = cardSize.height + 38 * mm;

/** The picture of a material that is a single picture in the shape of a card. */
function asCard(material: TakenMaterial | undefined): Placeable | null {
  if (material?.content.kind !== 'picture' || material.content.pictures.length !== 1) return null;
  const [picture] = material.content.pictures;
  if (!picture) return null;
  const shape = picture.width / picture.height;
  return shape >= cardShape.least && shape <= cardShape.most ? picture : null;
}
