/**
 * A letter template, parsed: what resources/letter-templates/README.md describes, as data.
 */
export interface LetterTemplate {
  /** Also the name on the command line. */
  readonly id: string;
  readonly title: string;
  /** `one`: a letter that is uploaded as one picture, set as large as fits one page. `many`: as many pages as it takes. */
  readonly pages: 'one' | 'many';
  /** When a case needs it, in a few words. */
  readonly when: string;
  readonly fields: readonly TemplateField[];
  readonly body: readonly TemplateLine[];
  /** Columns of the signature block, from the left. */
  readonly signatures: readonly (readonly SignatureLine[])[];
}

/** One named value of a template. */
export interface TemplateField {
  readonly id: string;
  /** What the template and the screen call it. */
  readonly label: string;
  /** A required field is only missed where a line that uses it is printed. */
  readonly required: boolean;
  /** Where the value comes from in a case (see letterSources.ts); null for what is only ever typed in. */
  readonly source: string | null;
  /** The only values allowed; empty when any text is. */
  readonly choices: readonly string[];
}

/** A piece of a line: text, or a value with the text printed instead when an optional value is not given. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly label: string; readonly otherwise: string | null };

/** When a line is printed; every condition must hold. */
export type Condition =
  | { readonly kind: 'given'; readonly label: string }
  | { readonly kind: 'missing'; readonly label: string }
  | { readonly kind: 'is'; readonly label: string; readonly value: string }
  | { readonly kind: 'isNot'; readonly label: string; readonly value: string };

interface Printed {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly conditions: readonly Condition[];
  readonly parts: readonly TemplatePart[];
}

export interface TemplateLine extends Printed {
  readonly kind: 'recipient' | 'heading' | 'item' | 'note' | 'paragraph';
}

export interface SignatureLine extends Printed {
  /** `seal` and `thumbprint` are room to be left free; they have no parts. */
  readonly kind: 'text' | 'seal' | 'thumbprint';
}

/** A fault in a template file; `line` counts from 1. */
export interface TemplateProblem {
  readonly line: number;
  readonly reason: string;
}

/** The character of a ruled blank, one em wide, drawn as one continuous line. */
export const blankCharacter = '\uFF3F';
