package dev.roadcase.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Json;

/** A valid record of each entity, and two fields that belong to different groups. */
public enum Samples {
    PRODUCTIONS("{'client':'Acme','showName':'Summit','venue':'Hall 4','status':'planning'}", "client", "venue"),
    EQUIPMENT("""
            {'category':'switcher','manufacturer':'Barco','model':'S3','specs':{'b':1,'a':[1.50,{}]},
             'ioPorts':[{'portType':'input','ioType':'12G-SDI','label':'IN 1','portIndex':1}],
             'cards':[{'slotNumber':3,'io':[{'portType':'output','ioType':'HDMI 2.0','label':'OUT 1'}]}]}""", "manufacturer", "model"),
    FORMATS(
            "{'label':'1000 x 500 @ 59.94','hRes':1000,'vRes':500,'rate':'59.94','interlaced':true}",
            "label",
            "blanking"),
    SOURCES("""
            {'label':'SRC 1','type':'laptop','name':'PPT','hRes':1920,'vRes':1080,'rate':59.94,
             'outputs':[{'connector':'HDMI 2.0','outputIndex':1},{'connector':'3G-SDI','outputIndex':2}]}""", "name", "note"),
    SENDS("{'label':'DST 1','type':'projector','name':'Left','inputs':[{'connector':'12G-SDI'}]}", "name", "note"),
    DEVICES(
            "{'name':'E2 1','category':'switcher','ports':[{'direction':'in','connector':'12G-SDI','label':'IN 1'}]}",
            "name",
            "location"),
    CONNECTIONS(
            "{'cableType':'SDI','cableLengthM':'10.5','cableLabel':'SDI-1','status':'planned'}", "cableLabel", "note"),
    IP_ADDRESSES("{'address':'10.0.0.7','device':'E2 1','category':'video'}", "address", "note"),
    CHECKLIST_ITEMS(
            "{'title':'Order fiber','daysBeforeShow':30,'notes':[{'at':'2026-11-01','by':'Dana','text':'asked'}]}",
            "title",
            "assignee");

    private final String json;
    private final String field;
    private final String other;

    Samples(String json, String field, String other) {
        this.json = json.replace('\'', '"');
        this.field = field;
        this.other = other;
    }

    public static Samples of(EntityType<?> type) {
        return valueOf(type.path().toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    /** A new copy of the sample. */
    public ObjectNode body() {
        return (ObjectNode) Json.read(json);
    }

    /** A text field that may be edited. */
    public String field() {
        return field;
    }

    /** Another one, of another group. */
    public String other() {
        return other;
    }
}
