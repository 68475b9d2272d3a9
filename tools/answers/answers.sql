-- Which ten cells waited longest, and what for?
SELECT cell, printf('%.3f', avg(order_to_door_hours)) AS mean_hours,
  list_max([
    (avg(date_diff('second', placed_at, first_released_at)), 'round'),
    (avg(date_diff('second', first_released_at, allocated_at)), 'stock'),
    (avg(date_diff('second', allocated_at, staged_at)), 'picking'),
    (avg(date_diff('second', staged_at, departed_at)), 'bus'),
    (avg(date_diff('second', departed_at, unloaded_at)), 'travel'),
    (avg(date_diff('second', unloaded_at, taken_up_at)), 'crew'),
    (avg(date_diff('second', taken_up_at, ended_at)), 'delivery')])[2] AS longest_stage
FROM 'orders.csv' WHERE ending = 'delivered'
GROUP BY cell ORDER BY avg(order_to_door_hours) DESC, cell LIMIT 10;

-- On which days did bus capacity bind: buses were out for 70 % of their shifts, and a bus was waited for longest?
SELECT date, printf('%.3f', bus_hours / bus_shift_hours) AS share_out, printf('%.3f', mean_bus_hours::DOUBLE) AS wait_hours
FROM 'daily.csv'
WHERE bus_hours >= 0.7 * bus_shift_hours
  AND mean_bus_hours = greatest(mean_stock_hours, mean_picking_hours, mean_bus_hours, mean_travel_hours,
                                mean_crew_hours, mean_delivery_hours)
ORDER BY date;

-- How did the cover of vegetables stand against its floor?
SELECT count(*) FILTER (WHERE cover_days < floor_days) AS days_below, printf('%.3f', min(cover_days)::DOUBLE) AS lowest_days,
  arg_min(date, cover_days) AS lowest_on, printf('%.3f', max(floor_days)::DOUBLE) AS floor_days
FROM 'daily_goods.csv' WHERE commodity = 'vegetables';
