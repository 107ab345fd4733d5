import { PageTitle } from '../parts/PageTitle.tsx';

export function ImportScreen() {
  return <PageTitle title="导入" />;
}
