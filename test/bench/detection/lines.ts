import { COPY_MODEL } from '../../../stamps/copies/index.ts';
import { type BenchLine, figureLine, median, rounded } from '../measure.ts';
import { type Assumptions, readAssumptions } from './assumptions.ts';
import { type Attack, attacksOf } from './attacks.ts';
import { type HonestPoints, playAttack, playHonest, type Trial } from './run.ts';

/** Heights of the curve, in points; the one in force among them. */
const THRESHOLDS = [5, 6, 7, 8, 10, COPY_MODEL.suspectAt, 12, 13];

/** Per cent of looked-at genuine stamps that may be taken for copied ones. */
const FALSE_ALARMS_LIMIT = 0.03;
/** Per cent of codes on many units in several provinces that are to be caught. */
const CAUGHT_LIMIT = 99;
const LOOKS_LIMIT = 12;
/** Units from which on the two limits hold. */
const MANY_UNITS = 200;

/**
 * `npm run bench -- detection`: how often copies are caught and honest stamps suspected, by playing both through what
 * the service stores. `BENCH_DETECTION_ASSUMPTIONS` names another file of assumptions.
 */
export async function detectionLines(): Promise<BenchLine[]> {
  const assumptions = readAssumptions(process.env.BENCH_DETECTION_ASSUMPTIONS);
  const honest = playHonest(assumptions, COPY_MODEL, tell(assumptions.stamps, 'stamps'));
  const attacks = attacksOf(assumptions);
  const tellAttacks = tell(attacks.length, 'attacks');
  const played = attacks.map((attack, place) => {
    const trials = playAttack(assumptions, COPY_MODEL, attack, assumptions.seed + place);
    tellAttacks(place + 1);
    return { attack, trials };
  });
  return [
    ...honestLines(honest),
    ...played.flatMap(({ attack, trials }) => attackLines(attack, trials)),
    ...manyUnitsLines(played.filter(({ attack }) => isOneCodeOnMany(attack)).flatMap(({ trials }) => trials)),
    ...THRESHOLDS.map((points) => curveLine(points, honest, played, assumptions)),
  ];
}

function isOneCodeOnMany({ codes, copies, provinces, isReplay, isSlow, decoys }: Attack): boolean {
  return codes === 1 && copies >= MANY_UNITS && provinces > 1 && !isReplay && !isSlow && decoys === 0;
}

function honestLines(honest: HonestPoints): BenchLine[] {
  const share = falseAlarmShare([...honest.values()].flat(), COPY_MODEL.suspectAt) * 100;
  const all: BenchLine = {
    name: 'detection: false alarms',
    value: rounded(share),
    unit: '% of genuine stamps that were looked at',
    limit: FALSE_ALARMS_LIMIT,
    ratio: share === 0 ? null : rounded(FALSE_ALARMS_LIMIT / share),
    note: 'at most the limit',
  };
  const lives = [...honest].map(([life, points]) =>
    figureLine(
      `detection: false alarms, ${life}`,
      falseAlarmShare(points, COPY_MODEL.suspectAt) * 1_000_000,
      'per million looked at',
      `${points.length} stamps`,
    ),
  );
  return [all, ...lives];
}

function attackLines(attack: Attack, trials: readonly Trial[]): BenchLine[] {
  const caught = climbsTo(trials, COPY_MODEL.suspectAt);
  const codes = trials.flatMap(({ most }) => most);
  const lines = [
    figureLine(`detection: ${attack.name}, caught`, (caught.length / trials.length) * 100, '% of attacks'),
  ];
  if (caught.length > 0) {
    const looks = median(caught.map((climb) => climb.looks));
    const days = median(caught.map((climb) => climb.days));
    lines.push(
      figureLine(`detection: ${attack.name}, until caught`, looks, 'checks of copied stamps (median)'),
      figureLine(`detection: ${attack.name}, time until caught`, days, 'days on the market (median)'),
    );
  }
  if (attack.codes > 1) {
    const share = falseAlarmShare(codes, COPY_MODEL.suspectAt) * 100;
    lines.push(figureLine(`detection: ${attack.name}, codes caught`, share, '% of copied stamps'));
  }
  return lines;
}

function manyUnitsLines(trials: readonly Trial[]): BenchLine[] {
  const caught = climbsTo(trials, COPY_MODEL.suspectAt);
  if (caught.length === 0) return [];
  const share = (caught.length / trials.length) * 100;
  const looks = median(caught.map((climb) => climb.looks));
  const name = `detection: one code on ${MANY_UNITS} or more, several provinces`;
  return [
    {
      name: `${name}, caught`,
      value: rounded(share),
      unit: '% of attacks',
      limit: CAUGHT_LIMIT,
      ratio: rounded(share / CAUGHT_LIMIT),
      note: 'at least the limit',
    },
    {
      name: `${name}, until caught`,
      value: rounded(looks),
      unit: 'checks (median)',
      limit: LOOKS_LIMIT,
      ratio: rounded(LOOKS_LIMIT / looks),
      note: 'at most the limit',
    },
  ];
}

function curveLine(
  points: number,
  honest: HonestPoints,
  played: readonly { attack: Attack; trials: readonly Trial[] }[],
  { attackers }: Assumptions,
): BenchLine {
  const caught = played.map(
    ({ attack, trials }) =>
      `${attack.name} ${Math.round((climbsTo(trials, points).length / trials.length) * 100)} %`,
  );
  return figureLine(
    `detection: false alarms when suspected at ${points} points`,
    falseAlarmShare([...honest.values()].flat(), points) * 100,
    '% of genuine stamps that were looked at',
    `caught of ${attackers.trials} each: ${caught.join('; ')}`,
  );
}

function climbsTo(trials: readonly Trial[], points: number) {
  return trials.flatMap(({ climbs }) => climbs.find((climb) => climb.points >= points) ?? []);
}

function falseAlarmShare(points: readonly number[], suspectAt: number): number {
  return points.filter((reached) => reached >= suspectAt).length / Math.max(points.length, 1);
}

/** Long work tells where it is, on a terminal. */
function tell(all: number, unit: string): (done: number) => void {
  if (!process.stderr.isTTY) return () => {};
  return (done) => process.stderr.write(`\r${done} of ${all} ${unit}${done >= all ? '\n' : ''}`);
}
