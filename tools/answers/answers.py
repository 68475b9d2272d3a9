import pandas as pd

steps = ["placed_at", "first_released_at", "allocated_at", "staged_at", "departed_at", "unloaded_at", "taken_up_at",
         "ended_at"]
stages = ["round", "stock", "picking", "bus", "travel", "crew", "delivery"]
orders = pd.read_csv("orders.csv", parse_dates=steps)
daily = pd.read_csv("daily.csv", parse_dates=["date"])
goods = pd.read_csv("daily_goods.csv", parse_dates=["date"])

# Which ten cells waited longest, and what for?
came = orders[orders.ending == "delivered"].copy()
for stage, start, end in zip(stages, steps, steps[1:]):
    came[stage] = (came[end] - came[start]).dt.total_seconds()
cells = came.groupby("cell")[["order_to_door_hours"] + stages].mean().reset_index()
cells["longest_stage"] = cells[stages].idxmax(axis=1)
cells = cells.sort_values(["order_to_door_hours", "cell"], ascending=[False, True]).head(10)
cells = cells.rename(columns={"order_to_door_hours": "mean_hours"})[["cell", "mean_hours", "longest_stage"]]
print(cells.to_csv(index=False, float_format="%.3f"))

# On which days did bus capacity bind: buses were out for 70 % of their shifts, and a bus was waited for longest?
waits = daily[[f"mean_{stage}_hours" for stage in stages[1:]]]
binding = daily[(daily.bus_hours >= 0.7 * daily.bus_shift_hours) & (daily.mean_bus_hours == waits.max(axis=1))]
days = pd.DataFrame({"date": binding.date, "share_out": binding.bus_hours / binding.bus_shift_hours,
                     "wait_hours": binding.mean_bus_hours})
print(days.to_csv(index=False, float_format="%.3f"))

# How did the cover of vegetables stand against its floor?
vegetables = goods[goods.commodity == "vegetables"]
lowest = vegetables.loc[vegetables.cover_days.idxmin()]
print(pd.DataFrame({"days_below": [(vegetables.cover_days < vegetables.floor_days).sum()],
                    "lowest_days": lowest.cover_days, "lowest_on": lowest.date,
                    "floor_days": [float(vegetables.floor_days.max())]}).to_csv(index=False, float_format="%.3f"))
