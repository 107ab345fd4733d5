import type { Confidence } from '../rules/provenance.ts';
import type { RulePack } from '../rules/rulePack.ts';
import type { Weight } from './finding.ts';
import type { MaterialSlotId } from './materialSlot.ts';
import type { RequiredPaper } from './requiredMaterial.ts';

/** The tables that decide what a case needs. */
export type MaterialRules = Pick<
  RulePack,
  | 'rules'
  | 'subjectTypes'
  | 'certificateTypes'
  | 'preapprovalTypes'
  | 'provinces'
  | 'districts'
  | 'wordLists'
  | 'papers'
  | 'paperDemands'
>;

/** A paper somebody asks for, before the rule pack adds what it is and who says so. */
export interface Demand {
  /** Id of the rule pack's papers. */
  readonly paper: string;
  readonly rule: string;
  readonly reason: string;
  readonly weight: Weight;
  readonly count?: number;
  readonly servedBy?: readonly MaterialSlotId[];
  /** Rules whose finding tells of what makes the paper needed. */
  readonly toldBy?: readonly string[];
  /** Instead of what the rule's row, or the paper's row, says. */
  readonly own?: Partial<Pick<RequiredPaper, 'title' | 'path' | 'issuer' | 'howTo'>> & {
    readonly source?: string;
    readonly asOf?: string;
    readonly confidence?: Confidence;
  };
}
