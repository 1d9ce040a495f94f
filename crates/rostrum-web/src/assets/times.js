// @ts-check
// Adds the reader's own time to times that the page shows in the meeting's zone.

/** @type {HTMLElement | null} */
const zone = document.querySelector("[data-meeting-zone]");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Fills the places that wait for the reader's own time; again after the page has changed. */
export function showOwnTimes() {
  if (!zone || !own || own === zone.dataset.meetingZone) return;
  // The United Nations writes the digits of Latin scripts in Arabic too, and so does the rest of the page.
  const lang = `${document.documentElement.lang}-u-nu-latn`;
  const clock = new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: own });
  const second = new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone: own });
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: own });
  const weekday = new Intl.DateTimeFormat(lang, { weekday: "short", timeZone: own });
  // Names of zones are those of the page, which stand in Latin letters everywhere: CEST, GMT+3.
  // Each English knows those of its own part of the world only.
  const names = ["en-US", "en-GB", "en-AU"].map((tag) => new Intl.DateTimeFormat(tag, { timeZone: own, timeZoneName: "short" }));

  /** @param {Date} date */
  const abbreviation = (date) => {
    const known = names.map((name) => name.formatToParts(date).find((part) => part.type === "timeZoneName")?.value ?? own);
    return known.find((text) => !/[+-]\d/.test(text)) ?? known[0] ?? own;
  };

  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-from][data-to]"))) {
    const from = new Date(place.dataset.from ?? "");
    const to = new Date(place.dataset.to ?? "");
    if (Number.isNaN(from.valueOf()) || Number.isNaN(to.valueOf())) continue;
    const one = place.hasAttribute("data-seconds") ? second : clock;
    const range = from.valueOf() === to.valueOf() ? one.format(from) : `${clock.format(from)}–${clock.format(to)}`;
    const otherDay = day.format(from) === place.dataset.day ? "" : `${weekday.format(from)} `;
    place.textContent = `${otherDay}${range} ${abbreviation(from)}`;
  }
  for (const note of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-reader-zone]"))) {
    note.textContent = (note.dataset.readerZone ?? "").replace("{zone}", own.replaceAll("_", " "));
    note.hidden = false;
  }
}

showOwnTimes();
