/** A ref for a place that scrolls: arrow keys have to work there even where nothing in it can be focused. */
export function scrollableByKeyboard(place: HTMLElement | null): void {
  if (place) place.tabIndex = 0;
}
