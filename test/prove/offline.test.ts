import { describe, expect, it } from 'vitest';
import { programDir } from '#backend/places.ts';
import { isLongRun, tell } from '../support/proofSize.ts';
import { runAlone, whyNotAlone } from '../support/withoutNetwork.ts';

const impossible = whyNotAlone();
if (impossible !== null) tell(`not run without a network: ${impossible}`);

const node = (program: string) => runAlone(process.execPath, ['-e', program]);

describe.skipIf(impossible !== null)('with the network cut', () => {
  it('every packet on its way out is counted, and this machine is there', async () => {
    expect(await node('')).toEqual({ code: 0, packets: 0 });
    const home = `const server = require('node:http').createServer((_, response) => response.end('样例'));
      server.listen(0, '127.0.0.1', async () => {
        await fetch('http://127.0.0.1:' + server.address().port);
        server.close();
      });`;
    expect(await node(home)).toEqual({ code: 0, packets: 0 });
    // 192.0.2.0/24 belongs to nobody (RFC 5737): one packet that asks for a connection, and one of datagrams.
    const away = `require('node:net').connect(9, '192.0.2.1');
      require('node:dgram').createSocket('udp4').send('x', 9, '192.0.2.1', () => process.exit());`;
    expect((await node(away)).packets).toBe(2);
  });

  // `npm test` runs all flows like this anyway, see test/support/runAll.ts.
  const inLongRun = isLongRun ? it : () => undefined;
  inLongRun('all flows of the window pass, and nothing is sent to another machine', async () => {
    const ran = await runAlone('npx', ['playwright', 'test', '-c', 'test/e2e'], { cwd: programDir });
    expect(ran).toEqual({ code: 0, packets: 0 });
    tell('all flows of the window: passed with the network cut, 0 packets sent to other machines');
  });
});
