import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useDesk } from '../app/deskContext.ts';
import { announceChange } from '../app/tabs.ts';
import { useReportError } from '../parts/useReportError.ts';
import { sayUndone } from './sayUndone.ts';

/** So many numbers of cases are written out. */
const mostNamed = 5;

/** The last bundle that was brought in, with the way back as long as there is one. */
export function LastBundle() {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const { message } = App.useApp();
  const { data } = useQuery(queries.bundles.last.queryOptions());
  const undo = useMutation({
    mutationFn: (id: string) => client.bundles.undo({ undo: id }),
    onSuccess: (undone) => void message.success(`已撤销上次的导入。${sayUndone(undone)}`, 8),
    onError: report,
    onSettled: () => announceChange(cache),
  });
  if (!data?.last) return null;
  const { undo: id, cases } = data.last;
  const named = cases.slice(0, mostNamed).join('、');
  return (
    <Alert
      type="info"
      showIcon
      title={`上次导入的交接包改动了 ${cases.length} 个案件：${named}${cases.length > mostNamed ? ' 等' : ''}`}
      description="这些案件之后没有再改过，导入还可以整个撤销。"
      action={
        <Button size="small" loading={undo.isPending} onClick={() => undo.mutate(id)}>
          撤销上次导入
        </Button>
      }
    />
  );
}
