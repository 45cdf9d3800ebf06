//! One thread reads, some work, one writes: in the order of the input, with a bounded number of units on their way.

use std::hash::{DefaultHasher, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, SyncSender, TryRecvError, channel, sync_channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::Outcome;
use crate::input::Unit;
use crate::log::Reject;

/// How many units may be on their way for each worker.
const UNITS_PER_JOB: usize = 8;

/// How many bytes of input may be on their way; a larger unit goes alone.
const MAX_BYTES: usize = 16 << 20;

/// The workers.
#[derive(Debug)]
pub(crate) struct Pipeline {
    jobs: usize,
}

/// Where in the input a run begins: after so many units, whose digest must be this.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Start {
    pub(crate) units: u64,
    pub(crate) digest: u64,
}

/// What the writing thread is told.
#[derive(Debug)]
pub(crate) enum Event<T> {
    /// Nothing is ready; whoever waits for output should have what there is.
    Idle,
    /// A unit was worked on: the next in the order of the input. `digest` is that of all units up to it.
    Done { index: u64, digest: u64, outcomes: Vec<T> },
}

/// What can stand for a unit that could not be worked on.
pub(crate) trait Rejected {
    fn rejected(reject: Reject) -> Option<Self>
    where
        Self: Sized;
}

impl Rejected for Outcome {
    fn rejected(reject: Reject) -> Option<Outcome> {
        Some(Outcome::Rejected(reject))
    }
}

impl<T> Rejected for (usize, T) {
    /// The pass that only looks says nothing: the one that writes will.
    fn rejected(_reject: Reject) -> Option<(usize, T)> {
        None
    }
}

/// A unit on its way to a worker.
struct Task<T> {
    index: u64,
    unit: Unit,
    reply: Sender<Vec<T>>,
}

/// A place in the order of the output.
struct Slot<T> {
    index: u64,
    digest: u64,
    bytes: usize,
    result: Receiver<Vec<T>>,
}

impl Pipeline {
    pub(crate) fn new(jobs: usize) -> Pipeline {
        Pipeline { jobs }
    }

    /// Sends every unit after `start` through `work`, and the results in order to `take`.
    pub(crate) fn run<T: Rejected + Send>(
        &self,
        units: impl Iterator<Item = Result<Unit, Reject>> + Send,
        start: Start,
        work: impl Fn(Unit, u64) -> Vec<T> + Sync,
        mut take: impl FnMut(Event<T>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let window = self.jobs * UNITS_PER_JOB;
        let budget = Budget::default();
        let (task_sender, task_receiver) = channel::<Task<T>>();
        let task_receiver = Mutex::new(task_receiver);
        let (slot_sender, slot_receiver) = sync_channel::<anyhow::Result<Slot<T>>>(window);
        thread::scope(|scope| {
            for _ in 0..self.jobs {
                scope.spawn(|| {
                    loop {
                        let next = lock(&task_receiver).recv();
                        let Ok(Task { index, unit, reply }) = next else { return };
                        let _ = reply.send(guarded(&work, unit, index));
                    }
                });
            }
            let budget = &budget;
            scope.spawn(move || read(units, start, budget, &task_sender, &slot_sender));
            let written = write(&slot_receiver, budget, &mut take);
            // Lets the reader go, which may wait for room.
            drop(slot_receiver);
            budget.close();
            written
        })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Works on a unit. A mistake of ours in one article must not cost a run of days: it is that article's reject.
fn guarded<T: Rejected>(work: &impl Fn(Unit, u64) -> Vec<T>, unit: Unit, index: u64) -> Vec<T> {
    let (source, place) = (unit.source.clone(), unit.place.clone());
    catch_unwind(AssertUnwindSafe(|| work(unit, index))).unwrap_or_else(|_| {
        let reason =
            "could not be worked on: a mistake in dateline, please report it with this input".to_owned();
        T::rejected(Reject { source, place, reason }).into_iter().collect()
    })
}

fn read<T: Rejected>(
    units: impl Iterator<Item = Result<Unit, Reject>>,
    start: Start,
    budget: &Budget,
    tasks: &Sender<Task<T>>,
    slots: &SyncSender<anyhow::Result<Slot<T>>>,
) {
    let mut digest = DefaultHasher::new();
    let mut index = 0;
    for unit in units {
        match &unit {
            Ok(unit) => unit.digest(&mut digest),
            Err(reject) => digest.write(reject.source.as_bytes()),
        }
        index += 1;
        if index <= start.units {
            if index == start.units && digest.finish() != start.digest {
                break;
            }
            continue;
        }
        let bytes = unit.as_ref().map_or(0, Unit::len);
        if !budget.take(bytes) {
            return;
        }
        let (reply, result) = channel();
        let slot = Slot { index: index - 1, digest: digest.finish(), bytes, result };
        match unit {
            Ok(unit) => {
                if slots.send(Ok(slot)).is_err()
                    || tasks.send(Task { index: index - 1, unit, reply }).is_err()
                {
                    return;
                }
            }
            Err(reject) => {
                let _ = reply.send(T::rejected(reject).into_iter().collect());
                if slots.send(Ok(slot)).is_err() {
                    return;
                }
            }
        }
    }
    if index < start.units || (index == start.units && digest.finish() != start.digest) {
        let message = "the input is not what it was when the run began: start anew, without --resume";
        let _ = slots.send(Err(anyhow::anyhow!(message)));
    }
}

/// Takes the results in order.
fn write<T>(
    slots: &Receiver<anyhow::Result<Slot<T>>>,
    budget: &Budget,
    take: &mut impl FnMut(Event<T>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    loop {
        let next = match slots.try_recv() {
            Ok(slot) => slot?,
            Err(TryRecvError::Disconnected) => return Ok(()),
            Err(TryRecvError::Empty) => {
                take(Event::Idle)?;
                let Ok(slot) = slots.recv() else { return Ok(()) };
                slot?
            }
        };
        // A worker that is gone has left its unit undone: it panicked where no guard stands.
        let outcomes = next.result.recv().map_err(|_| anyhow::anyhow!("a worker stopped without a word"))?;
        budget.give_back(next.bytes);
        take(Event::Done { index: next.index, digest: next.digest, outcomes })?;
    }
}

/// How many bytes of input are on their way.
#[derive(Debug, Default)]
struct Budget {
    used: Mutex<(usize, bool)>,
    freed: Condvar,
}

impl Budget {
    /// Waits until there is room for `bytes`; `false` if nobody will take them any more.
    fn take(&self, bytes: usize) -> bool {
        let mut used = lock(&self.used);
        while used.0 > 0 && used.0 + bytes > MAX_BYTES && !used.1 {
            used = self.freed.wait(used).unwrap_or_else(PoisonError::into_inner);
        }
        used.0 += bytes;
        !used.1
    }

    fn give_back(&self, bytes: usize) {
        lock(&self.used).0 -= bytes;
        self.freed.notify_all();
    }

    fn close(&self) {
        lock(&self.used).1 = true;
        self.freed.notify_all();
    }
}
