package dev.ebayconnector.bench;

import dev.ebayconnector.local.lambda.LambdaInstance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures subjects side by side: cold starts, cold starts with an ahead-of-time cache (JEP 514), warm answers. */
final class Trial {

    private final Instances instances;
    private final Plan plan;
    private final Map<Subject, Path> caches = new HashMap<>();

    Trial(Instances instances, Plan plan) {
        this.instances = instances;
        this.plan = plan;
    }

    Map<Subject, Map<Column, Double>> measure(List<Subject> subjects) throws IOException, InterruptedException {
        var samples = new LinkedHashMap<Subject, Samples>();
        subjects.forEach(subject -> samples.put(subject, new Samples()));
        coldStarts(samples);
        cachedStarts(samples);
        warmAnswers(samples);
        var figures = new LinkedHashMap<Subject, Map<Column, Double>>();
        samples.forEach((subject, sample) -> figures.put(subject, sample.figures(plan.statistic())));
        return figures;
    }

    private void coldStarts(Map<Subject, Samples> samples) throws IOException, InterruptedException {
        for (int round = 1; round <= plan.coldStarts(); round++) {
            progress("cold starts", round, plan.coldStarts());
            for (var subject : samples.keySet()) {
                samples.get(subject).cold(instances.start(subject));
            }
        }
    }

    private void cachedStarts(Map<Subject, Samples> samples) throws IOException, InterruptedException {
        if (plan.cachedStarts() == 0) {
            return;
        }
        var cacheable = samples.keySet().stream().filter(Subject::isJava).toList();
        for (var subject : cacheable) {
            if (subject.packed().isEmpty() && !caches.containsKey(subject)) {
                System.out.println("training run of " + subject.name() + ", which has no package with an AOT cache");
                caches.put(subject, instances.train(subject));
            }
        }
        for (int round = 1; round <= plan.cachedStarts(); round++) {
            progress("cold starts with AOT cache", round, plan.cachedStarts());
            for (var subject : cacheable) {
                samples.get(subject).cached(cachedStart(subject).millis());
            }
        }
    }

    private Instances.Start cachedStart(Subject subject) throws IOException, InterruptedException {
        return subject.packed().isPresent()
                ? instances.start(subject, subject.packed().get())
                : instances.start(subject, caches.get(subject));
    }

    /** One instance of each subject lives while all answer in turns. */
    private void warmAnswers(Map<Subject, Samples> samples) throws IOException, InterruptedException {
        var running = new LinkedHashMap<Subject, LambdaInstance>();
        try {
            for (var subject : samples.keySet()) {
                var instance = instances.launch(subject);
                running.put(subject, instance);
                batch(instance, subject, plan.warmUp());
            }
            for (int batch = 1; batch <= plan.batches(); batch++) {
                progress("warm answers", batch, plan.batches());
                for (var subject : samples.keySet()) {
                    var pid = running.get(subject).pid();
                    var before = Processor.millis(pid);
                    var answers = batch(running.get(subject), subject, plan.batchSize());
                    samples.get(subject).warm(answers, Processor.millis(pid) - before);
                }
            }
            for (var subject : samples.keySet()) {
                samples.get(subject)
                        .memory(Memory.ofProcess(running.get(subject).pid()));
            }
        } finally {
            running.values().forEach(LambdaInstance::close);
        }
    }

    private List<Double> batch(LambdaInstance instance, Subject subject, int size)
            throws IOException, InterruptedException {
        var millis = new ArrayList<Double>();
        for (int call = 0; call < size; call++) {
            millis.add(instances.millisToAnswer(instance, subject));
        }
        return millis;
    }

    private static void progress(String what, int round, int rounds) {
        System.out.printf("%s, round %d of %d%n", what, round, rounds);
    }
}
