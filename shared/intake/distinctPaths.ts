/**
 * Answers each path as it is the first time and with a number behind the name from then on, 图.jpg, 图（2）.jpg, 图（3）.jpg: an archive may
 * hold two files of one name, and different names may become the same harmless one. No answer comes twice; the same paths
 * in the same order have the same answers. `sameAs` tells which paths count as one, such as all in lower case for a disk of Windows.
 * What it answers is for one archive.
 */
export function distinctPaths(sameAs: (path: string) => string = (path) => path): (path: string) => string {
  const given = new Set<string>();
  // Where to go on counting: thousands of files of one name must not each count from the beginning.
  const counts = new Map<string, number>();
  return (path) => {
    let free = path;
    for (let count = counts.get(path) ?? 2; given.has(sameAs(free)); count++) {
      free = numbered(path, count);
      counts.set(path, count + 1);
    }
    given.add(sameAs(free));
    return free;
  };
}

function numbered(path: string, count: number): string {
  const nameAt = path.lastIndexOf('/') + 1;
  const dot = path.lastIndexOf('.');
  const end = dot > nameAt ? dot : path.length;
  return `${path.slice(0, end)}（${count}）${path.slice(end)}`;
}
