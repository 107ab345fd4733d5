import { placeLabel } from '#shared/filing/placeLabel.ts';
import { parseRejection } from '#shared/filing/rejectionText.ts';

/** A reason as the form of a rejection holds it. */
export interface TypedReason {
  readonly keyName: string;
  readonly error: string;
  readonly suggest?: string;
}

/** What a reason is called that names no field and speaks of none. */
const unnamed = '没有写明是哪一项';

/** The reasons in a pasted text, as rows of the form. */
export function typedReasons(text: string): TypedReason[] {
  return parseRejection(text).map(({ keyName, error, suggest, where }) => ({
    keyName: keyName ?? (where === null ? unnamed : placeLabel(where)),
    error,
    suggest: suggest ?? '',
  }));
}
