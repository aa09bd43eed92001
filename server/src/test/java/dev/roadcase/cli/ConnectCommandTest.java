package dev.roadcase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Json;
import org.junit.jupiter.api.Test;

class ConnectCommandTest {
    @Test
    void showsWhatACrewNeedsOnAnOrdinaryTerminal() {
        String page = ConnectCommand.page(Json.read("""
                {"name":"Truck 2","network":{"urls":["http://192.168.10.20:3001","http://10.0.0.5:3001"]}}"""), Json.read("{\"pin\":\"482913\"}"));
        assertThat(page).contains("Truck 2", "http://192.168.10.20:3001", "http://10.0.0.5:3001", "PIN 482913", "█");
        assertThat(page.lines()).hasSizeLessThanOrEqualTo(25).allMatch(line -> line.length() <= 80);
    }

    @Test
    void whileSomebodyGuessesPinsItShowsTheOneThatNobodyWaitsWith() {
        String page = ConnectCommand.page(
                Json.read("{\"name\":\"Truck 2\",\"network\":{\"urls\":[\"http://192.168.10.20:3001\"]}}"),
                Json.read("{\"pin\":\"482913\",\"longPin\":\"48291357026481\",\"guessed\":true}"));
        assertThat(page).contains("PIN 482913", "4829 1357 0264 81");
        assertThat(page.lines()).hasSizeLessThanOrEqualTo(25).allMatch(line -> line.length() <= 80);
    }

    @Test
    void withoutANetworkItSaysWhatToDo() {
        assertThat(ConnectCommand.page(Json.read("{\"name\":\"Truck 2\",\"network\":{\"urls\":[]}}"), Json.read("{}")))
                .contains("Plug in a cable")
                .doesNotContain("PIN");
    }
}
