// A reading that goes into a cache and comes back; nothing else is believed.

import { describe, expect, it } from 'vitest';
import { formatReading, parseReading } from '../../../packages/core/src/sdist/reading-text.ts';
import { readSdist } from '../../../packages/core/src/sdist/read-sdist.ts';
import { recordedSdist, recordedSdists } from '../../support/sdist-shelf.ts';

const kept = formatReading(readSdist(recordedSdist('cryptography-3.4.7').contents));

describe('a reading as text', () => {
  it('comes back as it was, for every recorded sdist', () => {
    const readings = recordedSdists().map((stem) => readSdist(recordedSdist(stem).contents));
    expect(readings.length).toBeGreaterThan(60);
    expect(readings.map((reading) => parseReading(formatReading(reading)))).toEqual(readings);
  });

  it('is one line', () => {
    expect(kept).not.toContain('\n');
  });

  it.each([
    ['', 'nothing'],
    ['{', 'half a text'],
    ['null', 'no object'],
    [kept.replace('"edition":', '"edition":9'), 'of another edition'],
    [kept.replace('"native":true', '"native":"no"'), 'a wrong type'],
    [kept.replace('"optional":false,', ''), 'a field missing'],
    [kept.replace('"pyo3":"0.13.1"', '"pyo3":13'), 'a version that is no text'],
    [kept.replace(',"pyo3":"0.13.1"', ''), 'no word of PyO3'],
    [kept.replace('"rust"', '"cobol"'), 'an unknown language'],
    [kept.replace('"kind":"mechanisms"', '"kind":"rumours"'), 'an unknown kind of evidence'],
    [kept.replace('"file":"setup.py"', '"file":7'), 'evidence of a wrong type'],
    [kept.replace('"requiresDist":', '"requiresDist":3,"x":'), 'no list'],
  ])('%j is not believed: %s', (text) => {
    expect(text).not.toBe(kept);
    expect(parseReading(text)).toBeUndefined();
  });
});
