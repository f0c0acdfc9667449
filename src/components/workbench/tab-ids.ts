/** A tab and its panel name each other. */
export const tabId = (view: string) => `stage-tab-${view}`;
export const panelId = (view: string) => `stage-panel-${view}`;
