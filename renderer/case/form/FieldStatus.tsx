import { Typography } from 'antd';
import { type FieldState, isHalfTyped, isUnsaved } from './fieldState.ts';

/** How far a field is saved, in a word; quiet while the person is in it. */
export function FieldStatus({ state }: { state: FieldState | null }) {
  if (!state) return null;
  if (isUnsaved(state) && !isHalfTyped(state)) {
    return (
      <Typography.Text type="danger" style={{ fontSize: 12 }}>
        没有保存
      </Typography.Text>
    );
  }
  if (state.phase !== 'saved' || state.saves === 0) return null;
  return (
    <Typography.Text key={state.saves} type="success" className="beian-saved" style={{ fontSize: 12 }}>
      已保存
    </Typography.Text>
  );
}
