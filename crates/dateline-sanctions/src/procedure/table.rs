//! Reading the three tables of procedures.

use std::str::FromStr;

use super::{Procedure, ProcedureId, ReviewRhythm, Route, RouteStep, Step};
use crate::tsv;

pub(super) fn parse() -> Vec<Procedure> {
    let mut procedures: Vec<Procedure> =
        tsv::rows(include_str!("../../data/procedures.tsv"), procedure).collect();
    let steps = tsv::rows(include_str!("../../data/procedure-steps.tsv"), step);
    let routes = tsv::rows(include_str!("../../data/procedure-routes.tsv"), route);
    for (id, step) in steps {
        of(&mut procedures, id).steps.push(step);
    }
    for (id, route) in routes {
        of(&mut procedures, id).routes.push(route);
    }
    procedures
}

fn of(procedures: &mut [Procedure], id: ProcedureId) -> &mut Procedure {
    procedures
        .iter_mut()
        .find(|procedure| procedure.id == id)
        .expect("data/procedures.tsv has every procedure")
}

fn procedure(mut cells: tsv::Cells) -> Option<Procedure> {
    let (id, name, actors) = (parsed(cells.next()?)?, cells.next()?, list(cells.next()?)?);
    let (months, economic_months) = (parsed(cells.next()?), parsed(cells.next()?));
    let review = months.map(|months| ReviewRhythm { months, economic_months });
    let review_note = cells.next()?;
    Some(Procedure { id, name, actors, review, review_note, steps: Vec::new(), routes: Vec::new() })
}

fn step(mut cells: tsv::Cells) -> Option<(ProcedureId, Step)> {
    let mut cell = || cells.next();
    let (id, kind) = (parsed(cell()?)?, parsed(cell()?)?);
    let (title, actor, basis) = (cell()?, cell()?, cell()?);
    let (stage, binding) = (parsed(cell()?)?, parsed(cell()?)?);
    let days = (parsed(cell()?)?, parsed(cell()?)?);
    let then = list(cell()?)?;
    Some((id, Step { kind, title, actor, basis, stage, binding, days, then }))
}

fn route(mut cells: tsv::Cells) -> Option<(ProcedureId, Route)> {
    let (id, actions) = (parsed(cells.next()?)?, list(cells.next()?)?);
    let on_route = |item: &str| {
        let bare = item.trim_end_matches('?');
        Some(RouteStep { kind: parsed(bare)?, needed: bare.len() == item.len() })
    };
    let steps = tsv::list(cells.next()?).map(on_route).collect::<Option<_>>()?;
    Some((id, Route { actions, steps }))
}

fn parsed<T: FromStr>(cell: &str) -> Option<T> {
    cell.parse().ok()
}

fn list<T: FromStr>(cell: &'static str) -> Option<Vec<T>> {
    tsv::list(cell).map(parsed).collect()
}
