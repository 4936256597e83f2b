//! How long one reply takes to read: the labelled ones, one after another.

use std::hint::black_box;

use chibo::domain::reading::{Asked, read};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn reading(criterion: &mut Criterion) {
    let texts: Vec<&str> =
        include_str!("../tests/data/replies.tsv").lines().filter_map(|row| row.split('\t').nth(1)).collect();
    read(texts[0], Asked::Attendance);

    let mut group = criterion.benchmark_group("reading");
    group.throughput(Throughput::Elements(texts.len() as u64));
    group.bench_function("all labelled replies", |bencher| {
        bencher
            .iter(|| texts.iter().map(|text| read(black_box(text), Asked::Attendance)).collect::<Vec<_>>());
    });
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
