import { Flex, Typography } from 'antd';
import { type ReactNode, useId } from 'react';

/** What ties a control to its label and to the words below it. */
export interface FieldTies {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** A control with its label above, and below it what is wrong with it, else what helps to fill it in. */
export function LabelledField({
  label,
  hint,
  problem = null,
  children,
}: {
  label: string;
  hint?: ReactNode;
  problem?: string | null | undefined;
  children: (ties: FieldTies) => ReactNode;
}) {
  const id = useId();
  const words = problem ?? hint;
  const ties: FieldTies = {
    id,
    'aria-describedby': words ? `${id}-words` : undefined,
    'aria-invalid': problem ? true : undefined,
  };
  return (
    <Flex vertical gap={4}>
      <label htmlFor={id}>
        <Typography.Text strong>{label}</Typography.Text>
      </label>
      {children(ties)}
      <div id={`${id}-words`} aria-live="polite">
        {words && <Typography.Text type={problem ? 'danger' : 'secondary'}>{words}</Typography.Text>}
      </div>
    </Flex>
  );
}
