// Writes assets/world.svg, the countries of the world as small paths in the Equal Earth projection, and places.txt, where
// the figure of each of them stands.
// How to run it, and where the lines are from: SOURCE.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { feature, mergeArcs } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';

const here = new URL('.', import.meta.url);
const atlas = JSON.parse(readFileSync(new URL(import.meta.resolve('world-atlas/countries-50m.json'))));
const table = readFileSync(new URL('../../../../../rostrum-domain/src/country/countries.txt', here), 'utf8');
const byM49 = new Map(table.trim().split('\n').slice(1).map((line) => line.split('|')).map((cells) => [cells[2], cells[0]]));

/** Drawing units from the left to the right edge of the world. */
const WIDTH = 2000;
/** The meridian in the middle: the edge then runs through the Bering Strait, and cuts no country. */
const MIDDLE = 11;
/** Triangles smaller than this many square units go; islands smaller than the second go, unless they are all there is. */
const DETAIL = 3;
const ISLAND = 6;
/** A country smaller than this gets a dot as well. */
const SMALL = 90;

// Parts that the atlas keeps apart from the country to which the maps of the United Nations count them.
const PARTS = { Kosovo: 'RS', 'N. Cyprus': 'CY', Somaliland: 'SO', 'Indian Ocean Ter.': 'AU', 'Siachen Glacier': '' };
/** Parts that the atlas draws with another country, by a box of degrees around them. Crimea: General Assembly resolution 68/262. */
const BOXES = [
  ['RU', 'UA', 32, 44, 37, 46.5],
  ['FR', 'GF', -55, 2, -51, 6],
  ['FR', 'GP', -62, 15.7, -60.9, 16.6],
  ['FR', 'MQ', -61.3, 14.3, -60.7, 15],
  ['FR', 'RE', 55, -21.5, 56, -20.7],
  ['FR', 'YT', 45, -13.1, 45.4, -12.6],
  ['NO', 'SJ', 9, 74, 35, 81.5],
  ['NL', 'BQ', -68.5, 12, -62.9, 17.7],
];

const geometries = atlas.objects.countries.geometries;
const codeOf = (geometry) => PARTS[geometry.properties.name] ?? byM49.get(String(geometry.id).padStart(3, '0'));
const parts = new Map();
for (const geometry of geometries) {
  const code = codeOf(geometry);
  if (code === undefined) throw new Error(`no code for ${geometry.properties.name}`);
  if (code === 'AQ') continue;
  const polygons = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs;
  for (const arcs of polygons) {
    const own = BOXES.find((box) => box[0] === code && isInside(arcs, box))?.[1] ?? code;
    parts.set(own, [...(parts.get(own) ?? []), { type: 'Polygon', arcs }]);
  }
}
for (const box of BOXES) {
  if (!parts.get(box[1])?.some((polygon) => isInside(polygon.arcs, box))) console.warn(`${box[1]} was not found in ${box[0]}`);
}

function isInside(arcs, [, , west, south, east, north]) {
  const ring = feature(atlas, { type: 'Polygon', arcs }).geometry.coordinates[0];
  return ring.every(([x, y]) => x > west && y > south && x < east && y < north);
}

// Arcs that lie beyond the edge go to its other side, but those of the United States: they end at Attu.
const american = new Set(parts.get('US').flatMap((polygon) => polygon.arcs.flat()).map((arc) => (arc < 0 ? ~arc : arc)));
const { scale, translate } = atlas.transform;
const arcs = atlas.arcs.map((arc, at) => {
  let x = 0, y = 0;
  return arc.map(([dx, dy]) => {
    x += dx; y += dy;
    const longitude = x * scale[0] + translate[0];
    return project(!american.has(at) && longitude < MIDDLE - 180 + 0.5 ? longitude + 360 : longitude, y * scale[1] + translate[1]);
  });
});

/** Equal Earth (B. Šavrič, T. Patterson, B. Jenny, 2018). */
function project(longitude, latitude) {
  const radians = Math.PI / 180, m = Math.sqrt(3) / 2;
  const [a, b, c, d] = [1.340264, -0.081106, 0.000893, 0.003796];
  const t = Math.asin(m * Math.sin(latitude * radians)), t2 = t * t, t6 = t2 ** 3;
  const x = ((longitude - MIDDLE) * radians * Math.cos(t)) / (m * (a + 3 * b * t2 + t6 * (7 * c + 9 * d * t2)));
  const y = t * (a + b * t2 + t6 * (c + d * t2));
  const half = WIDTH / 2 / 2.7066;
  return [WIDTH / 2 + x * half, 1.3173 * half - y * half];
}

const objects = Object.fromEntries([...parts].map(([code, polygons]) => [code, { type: 'GeometryCollection', geometries: polygons }]));
const topology = simplify(presimplify({ type: 'Topology', objects, arcs }), DETAIL);

const area = (ring) => Math.abs(ring.reduce((sum, [x, y], at) => {
  const [x2, y2] = ring[(at + 1) % ring.length];
  return sum + x * y2 - x2 * y;
}, 0)) / 2;

/** A ring as a path: from its first point on by steps, in whole units. */
function path(ring) {
  const points = ring.map(([x, y]) => [Math.round(x), Math.round(y)]).slice(0, -1);
  let text = `M${points[0].join(' ')}l`, [px, py] = points[0], first = true;
  for (const [x, y] of points.slice(1)) {
    const [dx, dy] = [x - px, y - py];
    if (dx === 0 && dy === 0) continue;
    text += `${first || dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
    [px, py, first] = [x, y, false];
  }
  return `${text}z`;
}

/** Where a figure stands best: the point inside a ring that is farthest from its edge, on a grid, and how far. */
function middle(ring) {
  const xs = ring.map((p) => p[0]), ys = ring.map((p) => p[1]);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let best = [(x0 + x1) / 2, (y0 + y1) / 2], farthest = -1;
  for (let i = 1; i < 40; i += 1) for (let j = 1; j < 40; j += 1) {
    const x = x0 + ((x1 - x0) * i) / 40, y = y0 + ((y1 - y0) * j) / 40;
    let inside = false, near = Infinity;
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [ax, ay] = ring[at], [bx, by] = ring[before];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2 || 1)));
      near = Math.min(near, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
    }
    if (inside && near > farthest) [best, farthest] = [[x, y], near];
  }
  return { at: best, radius: farthest };
}

const places = [], paths = [];
let bottom = 0;
for (const code of [...parts.keys()].filter((code) => code !== '').sort()) {
  // Parts without a border between them, so that no line is drawn inside a country.
  const whole = mergeArcs(topology, topology.objects[code].geometries);
  const polygons = feature(topology, whole).geometry.coordinates;
  const rings = polygons.flatMap((polygon) => polygon.map((ring, at) => ({ ring, hole: at > 0, area: area(ring) })));
  const outer = rings.filter((one) => !one.hole).sort((a, b) => b.area - a.area);
  const kept = rings.filter((one) => one.area >= ISLAND);
  const all = outer.reduce((sum, one) => sum + one.area, 0);
  bottom = Math.max(bottom, ...kept.flatMap((one) => one.ring.map((p) => p[1])));
  if (kept.length > 0) paths.push(`<path id="${code}" d="${kept.map((one) => path(one.ring)).join('')}"/>`);
  const { at, radius } = middle(outer[0].ring);
  places.push([code, ...at.map(Math.round), all < SMALL ? 'dot' : Math.max(1, Math.round(radius))].join('|'));
}
// Countries and territories that the atlas does not draw get a dot where they are.
const DOTS = {
  BQ: [-68.3, 12.2], BV: [3.4, -54.4], CC: [96.9, -12.2], CX: [105.7, -10.5], GI: [-5.35, 36.14], TK: [-171.8, -9.2],
  TV: [179.2, -8.5], UM: [166.6, 19.3],
};
for (const [code, place] of Object.entries(DOTS)) {
  if (parts.has(code)) continue;
  const at = project(place[0] < MIDDLE - 180 ? place[0] + 360 : place[0], place[1]).map(Math.round);
  places.push([code, ...at, 'dot'].join('|'));
}
const missing = [...byM49.values()].filter((code) => code !== 'AQ' && !places.some((line) => line.startsWith(`${code}|`)));
if (missing.length > 0) throw new Error(`without a place: ${missing}`);
const neutral = topology.objects[''];
if (neutral) {
  const rings = feature(topology, mergeArcs(topology, neutral.geometries)).geometry.coordinates.flat();
  paths.push(`<path d="${rings.map(path).join('')}"/>`);
}
const height = Math.ceil(bottom) + 16;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}"><g id="land">\n${paths.join('\n')}\n</g></svg>\n`;
writeFileSync(new URL('../../../assets/world.svg', here), svg);
writeFileSync(new URL('places.txt', here), `${places.sort().join('\n')}\n`);
console.log(`${places.length} countries and territories, height ${height}, ${svg.length} bytes`);
