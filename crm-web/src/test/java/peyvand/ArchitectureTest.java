package peyvand;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import planted.peyvand.analytical.ReachesIntoCollaborative;
import planted.peyvand.collaborative.ReachesIntoOperational;
import planted.peyvand.domain.KnowsSql;
import planted.peyvand.operational.PublicEntity;
import planted.peyvand.operational.PublicRepository;
import planted.peyvand.operational.ReachesIntoAnalytical;
import planted.peyvand.operational.ReadsTheSystemClock;
import planted.peyvand.operational.SpeaksToTheConsole;
import planted.peyvand.operational.StringHelper;
import planted.peyvand.operational.util.LiesInAPackageOfOddments;
import planted.peyvand.unmarked.LiesInAnUnmarkedPackage;
import planted.peyvand.web.HasAFieldInjected;
import planted.peyvand.web.PublicController;
import planted.peyvand.web.SpeaksSql;

/** The floors of the house. Each rule also has to find a violation that is planted for it. */
class ArchitectureTest {

    private static final String OPERATIONAL = "..peyvand.operational..";
    private static final String ANALYTICAL = "..peyvand.analytical..";
    private static final String COLLABORATIVE = "..peyvand.collaborative..";
    private static final String DOMAIN = "..peyvand.domain..";
    private static final String WEB = "..peyvand.web..";

    private static JavaClasses house;
    private static JavaClasses planted;

    private record Rule(ArchRule rule, Class<?> violation) {

        @Override
        public String toString() {
            return rule.getDescription();
        }
    }

    static List<Rule> rules() {
        return List.of(
                new Rule(keepApart(OPERATIONAL, ANALYTICAL, COLLABORATIVE), ReachesIntoAnalytical.class),
                new Rule(keepApart(ANALYTICAL, OPERATIONAL, COLLABORATIVE), ReachesIntoCollaborative.class),
                new Rule(keepApart(COLLABORATIVE, OPERATIONAL, ANALYTICAL), ReachesIntoOperational.class),
                new Rule(
                        classes()
                                .that()
                                .resideInAPackage(DOMAIN)
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(
                                        DOMAIN,
                                        "com.google.i18n.phonenumbers",
                                        "java.io..",
                                        "java.lang..",
                                        "java.math..",
                                        "java.nio..",
                                        "java.text..",
                                        "java.time..",
                                        "java.util..",
                                        "org.jspecify.annotations",
                                        "org.springframework.modulith")
                                .as("the domain is plain Java"),
                        KnowsSql.class),
                new Rule(
                        noClasses()
                                .that()
                                .resideInAPackage(WEB)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "javax.sql..",
                                        "jakarta.persistence..",
                                        "org.hibernate..",
                                        "org.springframework.data..",
                                        "org.springframework.jdbc..")
                                .orShould()
                                .dependOnClassesThat(
                                        resideInAPackage("java.sql..").and(not(assignableTo(SQLException.class))))
                                .as("pages know neither SQL nor entities"),
                        SpeaksSql.class),
                new Rule(
                        noClasses()
                                .should()
                                .resideInAnyPackage(
                                        "..impl..", "..dto..", "..util..", "..utils..", "..helper..", "..service..")
                                .as("packages are features, not kinds of classes"),
                        LiesInAPackageOfOddments.class),
                new Rule(
                        noClasses()
                                .should()
                                .haveNameMatching(".*(Impl|Dto|DTO|Util|Utils|Helper|Manager)")
                                .as("classes are named after what they are"),
                        StringHelper.class),
                new Rule(
                        classes()
                                .that()
                                .areAnnotatedWith(Entity.class)
                                .should()
                                .bePackagePrivate()
                                .as("entities stay in their package"),
                        PublicEntity.class),
                new Rule(
                        classes()
                                .that()
                                .areAssignableTo(Repository.class)
                                .should()
                                .bePackagePrivate()
                                .allowEmptyShould(true)
                                .as("repositories stay in their package"),
                        PublicRepository.class),
                new Rule(
                        classes()
                                .that()
                                .areMetaAnnotatedWith(Controller.class)
                                .or()
                                .areMetaAnnotatedWith(ControllerAdvice.class)
                                .should()
                                .bePackagePrivate()
                                .as("controllers stay in their package"),
                        PublicController.class),
                new Rule(
                        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.as("nothing is injected into fields"),
                        HasAFieldInjected.class),
                new Rule(
                        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.as("nothing speaks to the console"),
                        SpeaksToTheConsole.class),
                new Rule(
                        noClasses()
                                .that()
                                .resideInAnyPackage(OPERATIONAL, ANALYTICAL, COLLABORATIVE, WEB)
                                .should()
                                .callMethodWhere(readsTheClockOfTheSystem())
                                .as("time comes from the clock that is injected"),
                        ReadsTheSystemClock.class),
                new Rule(
                        classes().should(lieInANullMarkedPackage()).as("every package is null-marked"),
                        LiesInAnUnmarkedPackage.class));
    }

    @BeforeAll
    static void read() {
        house = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("peyvand");
        planted = new ClassFileImporter().importPackages("planted");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(Rule rule) {
        rule.rule().check(house);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void wouldNoticeAViolation(Rule rule) {
        assertThat(rule.rule().evaluate(planted).getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains(rule.violation().getName()));
    }

    @Test
    void seesTheWholeHouse() {
        assertThat(house).extracting(JavaClass::getPackageName).contains("peyvand", "peyvand.domain", "peyvand.db.sql");
    }

    @Test
    void modulesUseOnlyWhatTheySay() {
        ApplicationModules.of(PeyvandApplication.class).verify();
    }

    private static ArchRule keepApart(String floor, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(floor)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true)
                .as(floor + " knows nothing of " + String.join(" and ", others));
    }

    private static DescribedPredicate<JavaMethodCall> readsTheClockOfTheSystem() {
        return DescribedPredicate.describe("reads the clock of the system", call -> {
            JavaClass owner = call.getTargetOwner();
            boolean withoutClock = call.getTarget().getRawParameterTypes().stream()
                    .noneMatch(type -> type.isAssignableTo(Clock.class));
            return owner.getPackageName().equals("java.time") && call.getName().equals("now") && withoutClock
                    || owner.isEquivalentTo(Clock.class) && call.getName().startsWith("system")
                    || owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis");
        });
    }

    private static ArchCondition<JavaClass> lieInANullMarkedPackage() {
        return new ArchCondition<>("lie in a null-marked package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            item, item.getPackageName() + " is not null-marked: " + item.getName()));
                }
            }
        };
    }
}
