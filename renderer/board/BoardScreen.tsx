import { PageTitle } from '../parts/PageTitle.tsx';

export function BoardScreen() {
  return <PageTitle title="工作台" />;
}
