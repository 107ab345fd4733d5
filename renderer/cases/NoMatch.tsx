import { Button } from 'antd';
import { tooFewDigits, tooFewDigitsAdvice } from '#shared/filing/numberSearch.ts';
import { EmptyState } from '../parts/EmptyState.tsx';

/** Nothing fits what was typed and filtered; `where` is what was looked through, when not all cases. */
export function NoMatch({ text, where = '', onClear }: { text: string; where?: string; onClear: () => void }) {
  return (
    <EmptyState
      title={`${where}没有符合条件的案件`}
      next={tooFewDigits(text) ? tooFewDigitsAdvice : '换一个词试试：名称、编号、电话、AppID 都能找，拼音首字母也行。'}
    >
      <Button type="primary" onClick={onClear}>
        清除筛选
      </Button>
    </EmptyState>
  );
}
